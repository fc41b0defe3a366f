/** What Lumen Studio sells: name, article number, price in whole units. */
export const products: readonly [name: string, code: string, price: number][] = [
  ['Starter licence', 'LIC-S', 490],
  ['Team licence', 'LIC-T', 1_450],
  ['Company licence', 'LIC-C', 4_900],
  ['Onboarding day', 'SRV-ON', 1_200],
  ['Training on site', 'SRV-TR', 1_600],
  ['Data migration', 'SRV-MI', 2_400],
  ['Premium support, yearly', 'SUP-P', 1_900],
  ['Workshop', 'SRV-WS', 950],
  ['Integration package', 'INT-1', 3_200],
  ['Custom report', 'SRV-RP', 780],
  ['Extra storage', 'ADD-ST', 120],
  ['Audit and review', 'SRV-AU', 2_100],
];

/** What deals are called. {company} is filled in. */
export const dealNames: readonly string[] = [
  '{company}: rollout for sales',
  '{company}: pilot with one team',
  '{company}: licences for the field team',
  '{company}: replacing spreadsheets',
  '{company}: second location',
  '{company}: training and migration',
  '{company}: framework agreement',
  '{company}: support contract',
  '{company}: integration with the shop',
  '{company}: new customer portal',
];

export const renewalNames: readonly string[] = ['{company}: renewal', '{company}: renewal and more seats'];

export const lostNotes: Readonly<Record<string, readonly string[]>> = {
  Price: ['A competitor was a fifth cheaper.', 'Over the budget of the department.'],
  Competitor: ['Stayed with the tool they have.', 'Went for the suite of their ERP vendor.'],
  'No decision': ['Project stopped by the board.', 'Nobody answers since weeks.'],
  Timing: ['Postponed to next year.', 'Merger first, tools later.'],
  Other: ['Our contact left the company.'],
};

/** What was talked about, by kind. {name} is the person or the company. */
export const subjects: Readonly<Record<'call' | 'meeting' | 'email', readonly string[]>> = {
  call: [
    'Call with {name} about the offer',
    'First call with {name}',
    'Follow-up with {name}',
    'Questions of {name} about data protection',
    'Price talk with {name}',
  ],
  meeting: [
    'Demo for {name}',
    'Workshop with {name}',
    'Kick-off with {name}',
    'Lunch with {name}',
    'Review of the pilot with {name}',
  ],
  email: [
    'Offer sent to {name}',
    'Thanks and summary for {name}',
    'Dates for a demo, {name}',
    'Case study for {name}',
    'Answer to the questions of {name}',
  ],
};

export const taskTitles: readonly string[] = [
  'Call {name} back',
  'Send the offer to {name}',
  'Prepare the demo for {name}',
  'Ask {name} for the decision date',
  'Send references to {name}',
  'Check the contract with {name}',
  'Book a room for the workshop with {name}',
  'Follow up with {name}',
  'Update the numbers of {name}',
  'Invite {name} to the user day',
];

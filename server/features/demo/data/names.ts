/** Names as people write them, with the letters their mail address is made of where those differ. */
export type NamePool = { first: readonly string[]; last: readonly string[]; lastNameFirst?: boolean };

const split = (names: string): string[] => names.trim().split(/\s*,\s*/);
const pool = (first: string, last: string): NamePool => ({ first: split(first), last: split(last) });

export const namePools: Readonly<Record<string, NamePool>> = {
  DE: pool(
    'Anna, Lukas, Katharina, Jonas, Sabine, Markus, Miriam, Jürgen, Frauke, Tobias, Heike, Sven, Nele, Matthias, Ulrike, Björn, Greta, Holger, Imke, Florian',
    'Müller, Schäfer, Weiß, Hoffmann, Köhler, Brandt, Lehmann, Voß, Reinhardt, Günther, Petersen, Kaiser, Dietrich, Böhm, Winter, Jäger, Seidel, Arnold, Pfeiffer, Krüger',
  ),
  AT: pool(
    'Theresa, Maximilian, Valentina, Andreas, Magdalena, Bernhard',
    'Gruber, Steiner, Moser, Hofer, Leitner, Fuchs',
  ),
  CH: pool('Noemi, Reto, Chiara, Urs, Livia, Beat', 'Zürcher, Frei, Ammann, Bianchi, Rochat, Gerber'),
  GB: pool(
    'Oliver, Amelia, Harry, Isla, George, Priya, Callum, Niamh, Ravi, Charlotte, Ewan, Siobhan',
    "Smith, Okafor, Patel, Hughes, O'Brien, Campbell, Whitfield, Ahmed, Davies, Fraser, Bennett, Lloyd",
  ),
  US: pool(
    'Emily, Marcus, Grace, Tyler, Sofia, DeShawn, Hannah, Miguel, Olivia, Ethan, Naomi, Jamal',
    'Johnson, Rivera, Washington, Kim, Goldberg, Nguyen, Martinez, Anderson, Brooks, Chen, Sullivan, Reyes',
  ),
  FR: pool(
    'Élodie, Théo, Camille, Rémi, Chloé, Benoît, Anaïs, Loïc',
    'Lefèvre, Moreau, Garçon, Dubois, Fournier, Béranger, Marchand, Perrin',
  ),
  NL: pool('Sanne, Daan, Femke, Joost, Lieke, Maarten', 'de Vries, van den Berg, Bakker, Jansen, Visser, ter Horst'),
  PL: pool(
    'Łukasz, Zofia, Paweł, Agnieszka, Michał, Małgorzata',
    'Kowalski, Wiśniewski, Wójcik, Zieliński, Dąbrowski, Źrebiec',
  ),
  ES: pool('Lucía, Íñigo, Carmen, Álvaro, Begoña, Sergio', 'García, Muñoz, Ibáñez, Ordóñez, Vázquez, Ruiz'),
  IT: pool(
    'Giulia, Niccolò, Francesca, Matteo, Beatrice, Davide',
    "Rossi, Ferrari, D'Angelo, Esposito, Bianchi, Conti",
  ),
  SE: pool('Åsa, Björn, Linnéa, Gustav, Ebba, Östen', 'Lindqvist, Åkesson, Sjöberg, Nyström, Öberg, Wallin'),
  JP: pool('Kenji, Yūko, Haruto, Sakura, Shō, Ren', 'Ōta, Satō, Kondō, Inoue, Ōnishi, Tanaka'),
  AE: pool('عمر, ليلى, يوسف, فاطمة, خالد, نور', 'الحداد, المنصوري, السويدي, حسن, الزعابي, كريم'),
  VN: pool('Minh Anh, Quốc, Thảo, Đức, Hương, Tuấn', 'Nguyễn, Trần, Phạm, Đặng, Võ, Bùi'),
  CN: { first: ['芳', '伟', '秀英', '磊', '静', '强'], last: ['王', '李', '张', '刘', '陈', '杨'] },
};

/** Letters of addresses for names in scripts that have no Latin base letters. */
export const romanised: Readonly<Record<string, string>> = {
  عمر: 'omar',
  ليلى: 'layla',
  يوسف: 'yousef',
  فاطمة: 'fatima',
  خالد: 'khaled',
  نور: 'noor',
  الحداد: 'alhaddad',
  المنصوري: 'almansoori',
  السويدي: 'alsuwaidi',
  حسن: 'hassan',
  الزعابي: 'alzaabi',
  كريم: 'karim',
  芳: 'fang',
  伟: 'wei',
  秀英: 'xiuying',
  磊: 'lei',
  静: 'jing',
  强: 'qiang',
  王: 'wang',
  李: 'li',
  张: 'zhang',
  刘: 'liu',
  陈: 'chen',
  杨: 'yang',
};

/** Names that break forms, in every demo. The long one has sixty letters. */
export const specialNames: readonly { firstName: string | null; lastName: string | null; country: string }[] = [
  { firstName: 'Łukasz', lastName: 'Wójcik', country: 'PL' },
  { firstName: 'Thảo', lastName: 'Nguyễn', country: 'VN' },
  { firstName: 'Kenji', lastName: 'Ōta', country: 'JP' },
  { firstName: 'عمر', lastName: 'الحداد', country: 'AE' },
  { firstName: 'Siobhan', lastName: "O'Brien", country: 'GB' },
  { firstName: '芳', lastName: '王', country: 'CN' },
  { firstName: 'Maximiliane', lastName: 'Oberhuberwolkensteinfriedrichsthalgrafenbergerhof', country: 'AT' },
  { firstName: 'Madhubala', lastName: null, country: 'GB' },
];

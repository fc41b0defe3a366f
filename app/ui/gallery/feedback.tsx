import { BookOpen, FileText, Pencil, Plus } from 'lucide-react';
import { Avatar, AvatarGroup } from '../avatar';
import { Banner } from '../banner';
import { Button } from '../button';
import { EmptyState } from '../empty-state';
import { ErrorState } from '../error-state';
import { FilterChip } from '../filter-chip';
import { hues } from '../hues';
import { PageHeader, Toolbar } from '../page-header';
import { Progress } from '../progress';
import { Skeleton, SkeletonLines } from '../skeleton';
import { Stat } from '../stat';
import { TabLinks, Tabs } from '../tabs';
import { CountBadge, Tag } from '../tag';
import { Timeline, TimelineItem } from '../timeline';
import { Columns, Row, Specimen } from './specimen';

const names = ['Ursula K. Le Guin', 'Chinua Achebe', '村上 春樹', 'نجيب محفوظ', 'Zadie Smith', 'ana@example.com'];

export function FeedbackSpecimens() {
  return (
    <>
      <Specimen title="Tags and glyphs" note="The colour hangs on the key; the shape says what kind of thing it is.">
        <Row>
          {hues.map((hue) => (
            <Tag key={hue} label={hue} hue={hue} />
          ))}
        </Row>
        <Row>
          {hues.slice(0, 6).map((hue) => (
            <Tag key={hue} label={`State ${hue}`} hue={hue} look="dot" />
          ))}
          <Tag label="Removable" onRemove={() => {}} />
          <CountBadge count={4} label="4 unread" />
          <CountBadge count={12} label="12 due" tone="accent" />
          <CountBadge count="99+" label="more than 99 failed" tone="danger" />
        </Row>
        {(['circle', 'square', 'tag'] as const).map((shape) => (
          <Row key={shape}>
            {names.map((name) => (
              <Avatar key={name} name={name} shape={shape} size="medium" />
            ))}
            {(['tiny', 'small', 'large', 'huge'] as const).map((size) => (
              <Avatar key={size} name="Toni Morrison" shape={shape} size={size} />
            ))}
          </Row>
        ))}
        <Row>
          <AvatarGroup names={names} label="Six authors" />
        </Row>
      </Specimen>
      <Specimen title="Banners">
        <Banner title="Two books are due tomorrow">Ana and Chinua have been told.</Banner>
        <Banner tone="success">The catalogue is complete.</Banner>
        <Banner tone="warning" title="312 books will change" actions={<Button size="small">Review</Button>}>
          This can be undone for 24 hours.
        </Banner>
        <Banner tone="danger" title="The form was not saved">
          Two fields need another look.
        </Banner>
      </Specimen>
      <Specimen title="Progress and numbers">
        <Columns>
          <Progress label="Importing books" value={1204} max={8000} detail="1,204 of 8,000 · 2,100 rows a second" />
          <Progress label="Counting rows" />
          <Progress label="Imported" value={100} tone="success" />
          <Progress label="Stopped" value={40} tone="danger" detail="The file ends in the middle of a row." />
        </Columns>
        <div className="grid gap-5 sm:grid-cols-3">
          <Stat
            label="Lent this month"
            value="1,284"
            delta={{ direction: 'up', text: '12 %', good: true }}
            hint="1,146 in October"
          />
          <Stat label="Overdue" value="31" delta={{ direction: 'down', text: '4', good: true }} />
          <Stat label="Average loan" value="€12.40" delta={{ direction: 'flat', text: '0 %' }} />
        </div>
      </Specimen>
      <Specimen title="Empty, broken, loading">
        <Columns>
          <EmptyState
            icon={<BookOpen />}
            title="No books yet"
            action={
              <Button variant="primary" icon={<Plus />}>
                Add a book
              </Button>
            }
          >
            Books you add or import appear here.
          </EmptyState>
          <ErrorState
            title="The catalogue could not be loaded"
            requestId="0197c2d4-93a1-7c30"
            action={<Button>Try again</Button>}
          >
            Nothing is lost. Try again in a moment.
          </ErrorState>
        </Columns>
        <div aria-busy="true" className="flex gap-3">
          <Skeleton className="size-10 rounded-full" />
          <SkeletonLines className="flex-1" lines={4} />
        </div>
      </Specimen>
      <Specimen title="Page parts">
        <div className="rounded-control border">
          <PageHeader
            title="Books"
            count="12,480"
            actions={
              <>
                <Button>Export</Button>
                <Button variant="primary" icon={<Plus />}>
                  New book
                </Button>
              </>
            }
          />
          <TabLinks
            label="Views"
            className="px-4"
            tabs={[
              { to: '?view=all', label: 'All books', count: '12,480', current: true },
              { to: '?view=lent', label: 'Lent out', count: 31, current: false },
              { to: '?view=mine', label: 'Mine', current: false },
            ]}
          />
          <Toolbar
            label="Filters"
            end={
              <Button size="small" variant="ghost">
                Columns
              </Button>
            }
          >
            <FilterChip field="Shelf" operator="is any of" value="A 12, A 13" onRemove={() => {}} />
            <FilterChip field="Bought" operator="after" value="1 March 2026" onRemove={() => {}} />
            <Button size="small" variant="ghost" icon={<Plus />}>
              Filter
            </Button>
          </Toolbar>
        </div>
        <Tabs
          label="Parts of a book"
          panels={[
            { key: 'timeline', label: 'Timeline', content: <TimelineSpecimen /> },
            { key: 'notes', label: 'Notes', count: 3, content: <p className="text-13">Three notes.</p> },
            { key: 'files', label: 'Files', content: <p className="text-13">No files.</p> },
          ]}
        />
      </Specimen>
    </>
  );
}

function TimelineSpecimen() {
  return (
    <Timeline label="What happened">
      <TimelineItem
        icon={<Pencil />}
        title={
          <>
            <b className="font-medium">Ana López</b> moved it from A 12 to A 13
          </>
        }
        time={<time>2 hours ago</time>}
        actions={
          <Button size="small" variant="ghost">
            Undo
          </Button>
        }
      />
      <TimelineItem
        icon={<FileText />}
        title={
          <>
            <b className="font-medium">Chinua Achebe</b> wrote a note
          </>
        }
        time={<time>yesterday</time>}
      >
        <div className="rounded-control border px-3 py-2 text-13">
          The spine is loose. Mend it before it is lent again.
        </div>
      </TimelineItem>
      <TimelineItem
        icon={<Plus />}
        title={
          <>
            <b className="font-medium">Import</b> added it
          </>
        }
        time={<time>12 March 2026</time>}
      />
    </Timeline>
  );
}

import { sql } from 'drizzle-orm';
import { backingServices } from '@/lib/backing-services';

// Get database connection
const db = await backingServices.getDatabase();

// Health check
const health = await backingServices.checkHealth();

const rows = await db.system.read('usage', (reader) => reader.rows(sql`select 1 as one`));
const database = db.dialect;

export { database, health, rows };

// What cold start and idle memory are held against: Express, one route, nothing else.
import express from 'express';

const app = express();
app.get('/ready', (_req, res) => res.send('ready'));
app.listen(Number(process.env.PORT), '127.0.0.1');

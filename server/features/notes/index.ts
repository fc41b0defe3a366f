export { noteObject } from './note-object';
export { notesRouter } from './notes.router';
export { type NoteView, noteView, withAuthors } from './notes.service';

export { noteObject } from './note-object';
export { notedObject, notesRouter } from './notes.router';
export { type NoteView, noteView, withAuthors } from './notes.service';

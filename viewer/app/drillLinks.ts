/** What follows # in the address of a second window of a drill, and of a page that joins the room of a server. */
export const WINDOW = '#drill-window';
export const ROOM = /^#drill-room=([\w-]{16,64})$/;

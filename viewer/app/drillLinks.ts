/** What follows # in the address of a second window of a drill, and of a page that joins the room of a server. */
export const WINDOW = '#drill-window';
export const ROOM = /^#drill-room=([\w-]{16,64})$/;

/** The page is a seat at a drill that is played elsewhere: it has no run of its own, nor anything to draw or record. */
export const isElsewhere = (): boolean => ROOM.test(location.hash) || location.hash === WINDOW;

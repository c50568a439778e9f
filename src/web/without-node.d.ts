/** The types of a host's end of a connection name it; no page has one. */
type Buffer = Uint8Array;

package dev.asyncio4j.http.ws;

/** Side of a connection: a client masks what it sends, a server does not. */
public enum Role {
  /** The side that asked for the upgrade. */
  CLIENT,
  /** The side that granted it. */
  SERVER
}

package dev.asyncio4j.http.web;

/** The loggers of the server. */
final class Logs {
  /** The log of what goes wrong in handlers. */
  static final System.Logger SERVER = System.getLogger("dev.asyncio4j.http.web");

  /** A line for each request. */
  static final System.Logger ACCESS = System.getLogger("dev.asyncio4j.http.access");

  private Logs() {}
}

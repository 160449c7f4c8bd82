package dev.asyncio4j.http.web;

/** The header Server. */
final class ServerName {
  static final String TEXT = "asyncio4j-http";

  private ServerName() {}
}

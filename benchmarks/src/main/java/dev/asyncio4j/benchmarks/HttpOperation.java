package dev.asyncio4j.benchmarks;

import java.io.IOException;

/** The loads on an HTTP server. */
enum HttpOperation {
  HELLO("GET, 10 connections", 20_000),
  LAST_ROUTE("GET of the last of 1,000 routes", 20_000),
  ECHO("WebSocket echo, 1 socket", 20_000),
  ECHOES("WebSocket echo, 50 sockets", 20_000),
  DOWN("100 MiB down", 1),
  UP("100 MiB up", 1);

  private static final int CONNECTIONS = 10;

  private final String title;
  private final int count;

  HttpOperation(String title, int count) {
    this.title = title;
    this.count = count;
  }

  boolean isEcho() {
    return this == ECHO || this == ECHOES;
  }

  boolean isBulk() {
    return count == 1;
  }

  /** The row of the processor time that one takes. */
  String cost() {
    return title + (isBulk() ? ", ms" : ", µs");
  }

  /** The row of how many there are in a second. */
  String rate() {
    return title + (isBulk() ? ", MiB/s" : ", 1/s");
  }

  double cost(double seconds) {
    return seconds * (isBulk() ? 1e3 : 1e6 / count);
  }

  double rate(double seconds) {
    return (isBulk() ? 100 : count) / seconds;
  }

  /** The number of turns after which the compiler of a JVM has nearly ended its work on it. */
  int warmAfter() {
    return isBulk() ? 40 : 10;
  }

  void run(HttpLoad load) throws IOException, InterruptedException {
    switch (this) {
      case HELLO -> load.get("/hello/me", count, CONNECTIONS);
      case LAST_ROUTE -> load.get("/r999/me", count, CONNECTIONS);
      case ECHO -> load.echo(count, 1);
      case ECHOES -> load.echo(count, 50);
      case DOWN -> load.down();
      case UP -> load.up();
    }
  }
}

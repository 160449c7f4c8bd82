package dev.asyncio4j.examples.mongo;

import java.util.Objects;

/** The server of the programs: the property {@code mongo}, or else the variable {@code MONGO}. */
final class Servers {
  private Servers() {}

  static String uri() {
    var given = System.getProperty("mongo", System.getenv("MONGO"));
    return "mongodb://" + Objects.requireNonNullElse(given, "127.0.0.1:27017");
  }
}

package dev.asyncio4j.http.web;

import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charsets by the names that peers give them. */
final class Charsets {
  private Charsets() {}

  /** The charset of a name; empty: there is no name, or nobody knows it. */
  static Optional<Charset> find(@Nullable String name) {
    try {
      return name == null ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http.ETag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a request, and what those say that make it conditional: a part of {@link Request}.
 */
public interface ConditionalRequest {
  /** {@return the headers; they cannot be changed} */
  Headers headers();

  /**
   * Returns the part that is asked for.
   *
   * @return empty: the whole
   * @throws IllegalArgumentException if the header Range is of no known form
   */
  default Optional<Range> httpRange() {
    return Optional.ofNullable(headers().get("Range")).map(Range::parse);
  }

  /** {@return the date of If-Modified-Since; empty: none, or no date} */
  default Optional<Instant> ifModifiedSince() {
    return Optional.ofNullable(DateHeader.of(headers(), "If-Modified-Since"));
  }

  /** {@return the date of If-Unmodified-Since; empty: none, or no date} */
  default Optional<Instant> ifUnmodifiedSince() {
    return Optional.ofNullable(DateHeader.of(headers(), "If-Unmodified-Since"));
  }

  /** {@return the date of If-Range; empty: none, or no date} */
  default Optional<Instant> ifRange() {
    return Optional.ofNullable(DateHeader.of(headers(), "If-Range"));
  }

  /** {@return the tags of If-Match; empty: no such header} */
  default List<ETag> ifMatch() {
    return ETags.parse(headers().get("If-Match"));
  }

  /** {@return the tags of If-None-Match; empty: no such header} */
  default List<ETag> ifNoneMatch() {
    return ETags.parse(headers().get("If-None-Match"));
  }

  /**
   * {@return the parsed headers Forwarded, an element each: told by proxies, and not to be trusted}
   */
  default List<Map<String, String>> forwarded() {
    return Forwarded.parse(headers().getAll("Forwarded"));
  }
}

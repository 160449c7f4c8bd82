package dev.asyncio4j.http.web;

import java.util.Locale;

/**
 * The ways to compress a body.
 *
 * <p><i>Python:</i> {@code web.ContentCoding}.
 */
public enum ContentCoding {
  /** Deflate in the format of zlib. */
  DEFLATE,
  /** Gzip. */
  GZIP,
  /** No compression. */
  IDENTITY;

  /** The name in headers. */
  String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.asyncio4j.http.web;

import dev.asyncio4j.http.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/** Makes copies of requests: part is taken from the original, part is their own. */
final class RequestCopies {
  private RequestCopies() {}

  static RequestHead head(RequestHead head, CopyOptions own) {
    return new RequestHead(
        or(own.method(), head.method()),
        or(own.relUrl(), head.target()),
        head.minor(),
        or(own.headers(), head.headers()),
        head.keepAlive(),
        head.upgrade(),
        head.length());
  }

  /** Scheme, host and address, as they were told to this copy or to the one before. */
  static CopyOptions origin(CopyOptions before, CopyOptions own) {
    return new CopyOptions(
        null,
        null,
        null,
        own.scheme() == null ? before.scheme() : own.scheme(),
        own.host() == null ? before.host() : own.host(),
        own.remote() == null ? before.remote() : own.remote(),
        null);
  }

  private static <T> T or(@Nullable T own, T before) {
    return own == null ? before : own;
  }
}

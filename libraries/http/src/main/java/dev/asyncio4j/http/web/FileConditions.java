package dev.asyncio4j.http.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The meaning that the conditions of a request have for a file. */
final class FileConditions {
  /** The kind of reply that is sent. */
  enum Verdict {
    SEND,
    NOT_MODIFIED,
    PRECONDITION_FAILED
  }

  private FileConditions() {}

  static Verdict of(Request request, OpenFile file) {
    if (request.headers().contains("If-Match")) {
      if (!ETags.match(file.etag(), request.ifMatch(), false)) return Verdict.PRECONDITION_FAILED;
    } else if (isNewer(file, request.ifUnmodifiedSince().orElse(null))) {
      return Verdict.PRECONDITION_FAILED;
    }
    if (request.headers().contains("If-None-Match")) {
      if (ETags.match(file.etag(), request.ifNoneMatch(), true)) return Verdict.NOT_MODIFIED;
    } else {
      var since = request.ifModifiedSince().orElse(null);
      if (since != null && !isNewer(file, since)) return Verdict.NOT_MODIFIED;
    }
    return Verdict.SEND;
  }

  private static boolean isNewer(OpenFile file, @Nullable Instant date) {
    return date != null && file.modified().isAfter(date);
  }

  /** True if a range may be sent: the client's other parts are of the same file. */
  static boolean rangeHolds(Request request, OpenFile file) {
    var condition = request.headers().get("If-Range");
    if (condition == null) return true;
    var date = request.ifRange();
    if (date.isPresent()) return !isNewer(file, date.get());
    return ETags.match(file.etag(), ETags.parse(condition), false);
  }
}

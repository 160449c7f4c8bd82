package dev.asyncio4j.http.web;

import dev.asyncio4j.http.wire.ReplyWriter.Framing;

/** Rules of what the head of a response says of its body and of the connection. */
final class HeadRules {
  private HeadRules() {}

  /** Decides how the end of the body is told, and sets the headers that tell it. */
  static Framing framing(StreamResponseImpl response, RequestImpl to) {
    var headers = response.headers();
    if (response.isChunked() && to.minor() == 0) {
      throw new IllegalStateException("Using chunked encoding is forbidden for HTTP/1.0");
    }
    if (StatusLine.isEmptyBody(to.method(), response.status())) {
      if (StatusLine.isWithoutLength(to.method(), response.status()))
        headers.remove("Content-Length");
      headers.remove("Transfer-Encoding");
      return Framing.NONE;
    }
    var length = response.contentLength();
    boolean byLength = !response.isChunked() && length.isPresent();
    if (!byLength || length.getAsLong() > 0) headers.setIfAbsent("Content-Type", MediaType.UNKNOWN);
    if (byLength) return Framing.LENGTH;
    if (to.minor() == 0) return Framing.TO_CLOSE;
    headers.set("Transfer-Encoding", "chunked");
    return Framing.CHUNKED;
  }

  /** Sets the last headers; returns whether the connection stays open. */
  static boolean close(StreamResponseImpl response, RequestImpl to, Framing framing) {
    var headers = response.headers();
    headers.setIfAbsent("Date", DateHeader.now());
    headers.setIfAbsent("Server", ServerName.TEXT);
    boolean keep = response.keepAlive() == null ? to.keepAlive() : response.keepAlive();
    if (framing == Framing.TO_CLOSE || to.exchange().isLast()) keep = false;
    if (headers.contains("Connection")) return keep;
    if (keep && to.minor() == 0) headers.set("Connection", "keep-alive");
    if (!keep && to.minor() == 1) headers.set("Connection", "close");
    return keep;
  }
}

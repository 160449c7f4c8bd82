package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http.ETag;
import dev.asyncio4j.http.internal.MimeTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A response with a file: the start sends the head and the file. */
final class FileResponseImpl extends StreamResponseImpl implements FileResponse {
  private final Path path;
  private final FileOptions options;
  private @Nullable OpenFile file; // while it is sent
  private long offset;
  private long count; // to be sent; 0: nothing of the file

  FileResponseImpl(Path path, FileOptions options) {
    super(200, "OK", Headers.create());
    this.path = path;
    this.options = options;
  }

  @Override
  void start(RequestImpl to) throws Exception {
    if (request() != null || isEnded()) {
      super.start(to);
      return;
    }
    try {
      file = await(toThread(() -> OpenFile.open(path, accepted(to))), IOException.class);
      decide(to, file);
    } catch (AccessDeniedException denied) {
      status(403);
    } catch (IOException missing) {
      status(404);
    }
    var opened = file;
    try {
      super.start(to);
      if (opened != null && opened.channel() != null && count > 0) send(to, opened.channel());
    } finally {
      if (opened != null) await(toThread(opened::close));
    }
  }

  private static String accepted(Request to) {
    return to.headers().get("Accept-Encoding", "").toLowerCase(Locale.ROOT);
  }

  /** Sets status and headers by what the request asks for. */
  private void decide(RequestImpl to, OpenFile opened) {
    if (opened.channel() == null) {
      status(403);
      return;
    }
    switch (FileConditions.of(to, opened)) {
      case PRECONDITION_FAILED -> {
        status(412);
        contentLength(0);
      }
      case NOT_MODIFIED -> {
        status(304);
        describe(opened);
      }
      default -> part(to, opened);
    }
  }

  private void describe(OpenFile opened) {
    etag(new ETag(opened.etag(), false));
    lastModified(opened.modified());
  }

  private void part(RequestImpl to, OpenFile opened) {
    long end = opened.size();
    if (FileConditions.rangeHolds(to, opened) && to.headers().contains("Range")) {
      try {
        var range = to.httpRange().orElseThrow();
        offset = range.start() < 0 ? Math.max(0, range.start() + end) : range.start();
        if (range.end() != null) end = Math.min(range.end(), end);
        if (offset >= opened.size()) throw new IllegalArgumentException("beyond the end");
      } catch (IllegalArgumentException unsatisfiable) {
        headers().set("Content-Range", "bytes */" + opened.size());
        status(416);
        return;
      }
      status(206);
      headers().set("Content-Range", "bytes " + offset + "-" + (end - 1) + "/" + opened.size());
    }
    count = end - offset;
    if (!headers().contains("Content-Type")) {
      contentType(MimeTypes.ofName(String.valueOf(path.getFileName())));
    }
    if (opened.encoding() != null) {
      headers().set("Content-Encoding", opened.encoding());
      headers().set("Vary", "Accept-Encoding");
      disableCompression();
    }
    describe(opened);
    contentLength(count);
    headers().set("Accept-Ranges", "bytes");
  }

  private void send(RequestImpl to, FileChannel channel) throws Exception {
    if (StatusLine.isEmptyBody(to.method(), status())) return;
    if (isCompressing()) {
      copy(channel);
    } else if (to.exchange().sendFile(channel, offset, count) < count) {
      throw shorter();
    }
    finish();
  }

  private void copy(FileChannel channel) throws IOException {
    for (long at = offset; at < offset + count; ) {
      var piece = ByteBuffer.allocate((int) Math.min(options.chunkSize(), offset + count - at));
      long position = at;
      int read = await(toThread(() -> channel.read(piece, position)), IOException.class);
      if (read <= 0) throw shorter();
      send(piece.flip());
      at += read;
    }
  }

  /** Makes the error that ends the connection: nothing can stand for what the head has promised. */
  private IOException shorter() {
    return new IOException(path + " became shorter while it was sent");
  }

  @Override
  public OptionalLong contentLength() {
    return isCompressing() ? OptionalLong.empty() : super.contentLength();
  }
}

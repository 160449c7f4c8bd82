package dev.asyncio4j.http.web;

import dev.asyncio4j.Task;
import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.http.wire.ReplyWriter;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request and its reply, as their connection sees them. */
interface Exchange {
  EventLoop loop();

  /** The body of the request. */
  BodyStream body();

  /** Tells a client that waits for it to send the body; does nothing if none waits. */
  void sendContinue();

  ReplyWriter writer();

  /** Notes that the head of {@code response} has been written. */
  void started(StreamResponseImpl response);

  /**
   * Sends a part of a file as the body of the reply.
   *
   * @return how many bytes went: fewer than {@code count} if the file has become shorter
   */
  long sendFile(FileChannel file, long offset, long count);

  /** Takes the connection away from HTTP; the head of the reply has been written. */
  RawConnection upgrade();

  /** True if this connection closes after the reply, whatever the reply says. */
  boolean isLast();

  Task<?> task();

  <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key);
}

package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncIterable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * An answer that is a stream. An element is taken when the one before it is written, by a thread,
 * for a servlet's writes block. What has begun and fails is broken off: an answer to the error
 * would look like the end of the stream.
 */
final class StreamAnswer {
  private final StreamFormat format;
  private final ResponseBodyEmitter emitter;

  /** Tells of the end of the request; may run again. */
  private final Runnable end;

  // Set by threads that write, and by the server's; read by all.
  private volatile boolean begun;

  /** The client is gone, or has all: no end is waited for. */
  private volatile boolean over;

  private StreamAnswer(StreamFormat format, ResponseBodyEmitter emitter, Requests requests) {
    this.format = format;
    this.emitter = emitter;
    end = requests.begin(this::refuse);
  }

  static void start(
      AsyncIterable<?> elements,
      StreamFormat format,
      ResponseBodyEmitter emitter,
      NativeWebRequest request,
      Loops loops,
      Requests requests) {
    var answer = new StreamAnswer(format, emitter, requests);
    EndOfErrorPage.of(request, answer.end);
    CompletableFuture<?> stream;
    try {
      stream = loops.start(StreamReturnValues.taken(elements, answer::write));
    } catch (RuntimeException notBegun) {
      answer.end.run();
      emitter.completeWithError(notBegun);
      return;
    }
    emitter.onCompletion(
        () -> {
          answer.stop(stream);
          answer.end.run();
        });
    emitter.onError(gone -> answer.stop(stream));
    stream.whenComplete((nothing, error) -> answer.finish(error));
  }

  /** Answers with 503, unless there is an answer. */
  private void refuse() {
    if (!begun) emitter.completeWithError(Loops.unavailable(null));
  }

  private void write(@Nullable Object element) {
    begun = true;
    await(toThread(() -> send(element)));
  }

  /** Sends an element; an element's own failure is none of the client's. */
  private void send(@Nullable Object element) throws IOException {
    try {
      format.send(emitter, element);
    } catch (IOException gone) {
      over = true;
      throw gone;
    }
  }

  private void stop(CompletableFuture<?> stream) {
    over = true;
    stream.cancel(true);
  }

  /** Ends the answer with the stream: well, or with its error. */
  private void finish(@Nullable Throwable error) {
    if (over) end.run(); // not every server tells of a client that is gone
    else if (error == null) emitter.complete();
    else if (begun) breakOff(error);
    else emitter.completeWithError(Loops.isCancelled(error) ? Loops.unavailable(error) : error);
  }

  /**
   * Breaks a stream off: where it is cancelled, beside the loop, for a write to a client that does
   * not read may still hold it. Not every server tells of the end of such a request.
   */
  private void breakOff(Throwable error) {
    Runnable job =
        () -> {
          emitter.completeWithError(brokenOff(error));
          end.run();
        };
    if (Loops.isCancelled(error)) Aside.run(job);
    else job.run();
  }

  /** An error that has no cause, by which Spring would find a handler for it. */
  private static IOException brokenOff(Throwable error) {
    var end = new IOException("the stream is broken off: " + error);
    end.addSuppressed(error);
    return end;
  }
}

package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitterReturnValueHandler;

/**
 * Answers a request with the elements of an async iterable: as a stream, where the client or the
 * controller asks for one, else as a list. An element is taken when the one before it is written,
 * by a thread, for a servlet's writes block. What has begun and fails is broken off: an answer to
 * the error would look like the end of the stream.
 */
final class StreamReturnValues implements AsyncHandlerMethodReturnValueHandler {
  private final Loops loops;
  private final Requests requests;
  private final AwaitableReturnValues single;
  private final Supplier<List<HttpMessageConverter<?>>> converters;

  StreamReturnValues(
      Loops loops,
      Requests requests,
      AwaitableReturnValues single,
      Supplier<List<HttpMessageConverter<?>>> converters) {
    this.loops = loops;
    this.requests = requests;
    this.single = single;
    this.converters = converters;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return AsyncIterable.class.isAssignableFrom(returnType.getParameterType());
  }

  @Override
  public boolean isAsyncReturnValue(@Nullable Object value, MethodParameter returnType) {
    return value instanceof AsyncIterable<?>;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter returnType,
      ModelAndViewContainer view,
      NativeWebRequest request)
      throws Exception {
    var elements = (AsyncIterable<?>) value;
    var format = elements == null ? null : StreamFormat.of(request);
    if (format == null) {
      single.handleReturnValue(elements == null ? null : list(elements), returnType, view, request);
      return;
    }
    var emitter = format.emitter();
    new ResponseBodyEmitterReturnValueHandler(converters.get())
        .handleReturnValue(emitter, returnType, view, request);
    start(elements, format, emitter, request);
  }

  private void start(
      AsyncIterable<?> elements,
      StreamFormat format,
      ResponseBodyEmitter emitter,
      NativeWebRequest request) {
    var begun = new AtomicBoolean();
    var over = new AtomicBoolean(); // the client is gone: no end is waited for
    var sent =
        taken(
            elements,
            element -> {
              begun.set(true);
              await(toThread(() -> send(format, emitter, element, over)));
            });
    var end =
        requests.begin(
            () -> {
              if (!begun.get()) emitter.completeWithError(Loops.unavailable(null));
            });
    EndOfErrorPage.of(request, end);
    CompletableFuture<?> stream;
    try {
      stream = loops.start(sent);
    } catch (RuntimeException notBegun) {
      end.run();
      emitter.completeWithError(notBegun);
      return;
    }
    emitter.onCompletion(
        () -> {
          over.set(true);
          stream.cancel(true);
          end.run();
        });
    emitter.onError(
        gone -> {
          over.set(true);
          stream.cancel(true);
        });
    stream.whenComplete(
        (nothing, error) -> {
          if (over.get()) end.run(); // not every server tells of a client that is gone
          else if (error == null) emitter.complete();
          else if (begun.get()) breakOff(emitter, error, end);
          else
            emitter.completeWithError(Loops.isCancelled(error) ? Loops.unavailable(error) : error);
        });
  }

  /**
   * Breaks a stream off: where it is cancelled, beside the loop, for a write to a client that does
   * not read may still hold it. Not every server tells of the end of such a request.
   */
  private static void breakOff(ResponseBodyEmitter emitter, Throwable error, Runnable end) {
    Runnable job =
        () -> {
          emitter.completeWithError(brokenOff(error));
          end.run();
        };
    if (Loops.isCancelled(error)) Aside.run(job);
    else job.run();
  }

  /** Sends an element; an element's own failure is none of the client's. */
  private static void send(
      StreamFormat format,
      ResponseBodyEmitter emitter,
      @Nullable Object element,
      AtomicBoolean over)
      throws IOException {
    try {
      format.send(emitter, element);
    } catch (IOException gone) {
      over.set(true);
      throw gone;
    }
  }

  /** An error that has no cause, by which Spring would find a handler for it. */
  private static IOException brokenOff(Throwable error) {
    var end = new IOException("the stream is broken off: " + error);
    end.addSuppressed(error);
    return end;
  }

  private static Coroutine<List<Object>> list(AsyncIterable<?> elements) {
    Body<List<Object>> body =
        () -> {
          var list = new ArrayList<>();
          await(taken(elements, list::add));
          return list;
        };
    return async(body);
  }

  /** Gives each element to {@code action}, and closes what gives them. */
  private static <T> Coroutine<@Nullable Void> taken(
      AsyncIterable<T> elements, VoidBody1<? super T> action) {
    return async(
        () -> {
          var iterator = elements.iterator();
          try {
            for (var element : each(iterator)) action.accept(element);
          } finally {
            if (iterator instanceof AsyncGenerator<?> generator) await(generator.close());
          }
        });
  }
}

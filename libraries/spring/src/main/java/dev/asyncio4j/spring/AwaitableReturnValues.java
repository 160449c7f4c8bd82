package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Awaitable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Answers a request with what a coroutine, task or future of the controller gives: as Spring does
 * with its own {@code DeferredResult}, so that exception handlers see the task's own exception.
 */
final class AwaitableReturnValues implements AsyncHandlerMethodReturnValueHandler {
  /** The time that the thread of a request waits, at a time-out, for the task's clean-up. */
  private static final long CLEAN_UP_SECONDS = 1;

  /**
   * The answer to a request whose task was cancelled. Text has a length, and is flushed: a page for
   * an error would come after the request is told to be complete, when the server may close
   * already.
   */
  private static final ResponseEntity<String> UNAVAILABLE =
      ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .contentType(MediaType.TEXT_PLAIN)
          .body("the task of this request was cancelled");

  private final Loops loops;
  private final Requests requests;

  AwaitableReturnValues(Loops loops, Requests requests) {
    this.loops = loops;
    this.requests = requests;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return Awaitable.class.isAssignableFrom(returnType.getParameterType());
  }

  @Override
  public boolean isAsyncReturnValue(@Nullable Object value, MethodParameter returnType) {
    return value instanceof Awaitable<?>;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter returnType,
      ModelAndViewContainer view,
      NativeWebRequest request)
      throws Exception {
    if (value == null) {
      view.setRequestHandled(true);
      return;
    }
    var result = new DeferredResult<@Nullable Object>();
    var end = requests.begin(() -> result.setResult(UNAVAILABLE));
    EndOfErrorPage.of(request, end);
    try {
      answer(loops.start((Awaitable<?>) value), result, end, view, request);
    } catch (Throwable notBegun) { // the server tells of no end of it
      end.run();
      throw notBegun;
    }
  }

  private void answer(
      CompletableFuture<?> answer,
      DeferredResult<@Nullable Object> result,
      Runnable end,
      ModelAndViewContainer view,
      NativeWebRequest request)
      throws Exception {
    result.onTimeout(
        () -> {
          result.setErrorResult(new AsyncRequestTimeoutException());
          cancel(answer);
        });
    result.onError(gone -> answer.cancel(true));
    result.onCompletion(end);
    try {
      WebAsyncUtils.getAsyncManager(request).startDeferredResultProcessing(result, view);
    } catch (Throwable refused) { // such as by a filter that is not for asynchronous requests
      answer.cancel(true);
      throw refused;
    }
    answer.whenComplete(
        (given, error) -> {
          if (error == null) result.setResult(given);
          else if (Loops.isCancelled(error)) result.setResult(UNAVAILABLE);
          else result.setErrorResult(error);
        });
  }

  /**
   * Cancels the task; its code that cleans up has run, up to its first await, when this returns.
   */
  private void cancel(CompletableFuture<?> answer) {
    answer.cancel(true);
    var passes =
        loops.begun().stream()
            .filter(it -> it.isRunning())
            .map(it -> it.submit(async(() -> {})))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(passes)
        .orTimeout(CLEAN_UP_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> null)
        .join();
  }
}

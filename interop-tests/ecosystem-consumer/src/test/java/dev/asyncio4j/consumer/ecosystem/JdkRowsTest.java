package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.consumer.ecosystem.Host.ROWS;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.assertRows;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.lines;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Future;
import dev.asyncio4j.ReactiveStreams;
import io.reactivex.rxjava3.core.Flowable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** The rows of what the JDK has, and Reactive Streams. */
class JdkRowsTest {
  /** What answers a callback, on a thread of its own. */
  private static void ask(Consumer<String> callback) {
    new Thread(() -> callback.accept("answer"), "callback").start();
  }

  private static String read() {
    return "answer";
  }

  private static void publishTo(SubmissionPublisher<String> publisher) {
    while (!publisher.hasSubscribers()) Thread.onSpinWait();
    ROWS.forEach(publisher::submit);
    publisher.close();
  }

  @Test
  @DisplayName("CompletableFuture, CompletionStage")
  void stages() {
    CompletionStage<String> stage = CompletableFuture.supplyAsync(() -> "answer");
    onALoop(() -> assertAnswer(await(stage)));
    onALoop(
        () -> {
          var task = createTask(fetch());
          CompletableFuture<String> back = task.toCompletableFuture();
          assertAnswer(await(back));
        });
    try (var host = Host.start()) {
      assertAnswer(host.submit(fetch()).join());
    }
  }

  @Test
  @DisplayName("a callback")
  void callbacks() {
    onALoop(
        () -> {
          var loop = getRunningLoop();
          Future<String> answer = loop.createFuture();
          ask(text -> loop.callSoonThreadsafe(() -> answer.setResult(text)));
          assertAnswer(await(answer));
        });
    onALoop(
        () -> {
          var answer = new CompletableFuture<String>();
          Consumer<String> callback = answer::complete;
          var task = createTask(fetch());
          task.addDoneCallback(done -> callback.accept(task.result()));
          assertAnswer(await(answer));
        });
  }

  @Test
  @DisplayName("a call that blocks")
  void blockingCalls() {
    onALoop(() -> assertAnswer(await(toThread(() -> read()))));
    try (var host = Host.start()) {
      assertAnswer(host.<String>call(() -> await(fetch())));
    }
  }

  @Test
  @DisplayName("Flow.Publisher")
  void flowPublishers() {
    onALoop(
        () -> {
          var publisher = new SubmissionPublisher<String>();
          var published = createTask(toThread(() -> publishTo(publisher)));
          assertRows(each(AsyncIterable.of(publisher)));
          await(published);
        });
    var lines = lines();
    try (var host = Host.start()) {
      Flow.Publisher<String> back = lines.toPublisher(host.loop());
      onALoop(() -> assertRows(each(AsyncIterable.of(back))));
    }
  }

  @Test
  @DisplayName("Reactive Streams Publisher")
  void publishers() {
    Publisher<String> publisher = Flowable.fromIterable(ROWS);
    onALoop(() -> assertRows(each(ReactiveStreams.toAsyncIterable(publisher))));
    var lines = lines();
    try (var host = Host.start()) {
      Publisher<String> back = ReactiveStreams.toPublisher(lines, host.loop());
      assertRows(Flowable.fromPublisher(back).blockingIterable());
    }
  }
}

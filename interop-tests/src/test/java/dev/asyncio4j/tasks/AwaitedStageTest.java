package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.wrapFuture;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stages that are done, or end on the loop's own turn. */
class AwaitedStageTest {
  private final Trail trail = Trail.create();

  /** Runs {@code code}, and tells whether anything else of the loop ran meanwhile. */
  private boolean letsOthersRun(Runnable code) {
    trail.clear();
    getRunningLoop().callSoon(() -> trail.add("another callback"));
    code.run();
    return !trail.lines().isEmpty();
  }

  private static CompletableFuture<String> done() {
    return CompletableFuture.completedFuture("value");
  }

  private static CompletableFuture<String> view() {
    Future<String> future = getRunningLoop().createFuture();
    future.setResult("value");
    return future.toCompletableFuture();
  }

  private static CompletableFuture<String> cancelled() {
    var stage = new CompletableFuture<String>();
    stage.cancel(false);
    return stage;
  }

  @Test
  @DisplayName("F-33 await of a stage that is done returns at once")
  void doneStages() {
    virtual(
        () -> {
          List<Supplier<CompletionStage<String>>> stages =
              List.of(
                  AwaitedStageTest::done,
                  () -> done().thenApply(value -> value),
                  () -> done().minimalCompletionStage(),
                  AwaitedStageTest::view,
                  () ->
                      new CompletableFuture<String>().completeAsync(() -> "value", Runnable::run));
          for (var stage : stages) {
            CompletionStage<String> made = stage.get();
            assertThat(letsOthersRun(() -> assertThat(await(made)).isEqualTo("value"))).isFalse();
          }
        });
  }

  @Test
  @DisplayName(
      "F-33 so does await of a stage that has failed or was cancelled: its error, unwrapped")
  void failedAndCancelledStages() {
    virtual(
        () -> {
          var error = new IOException("lost");
          CompletableFuture<String> failed = CompletableFuture.failedFuture(error);
          assertAtOnce(failed).isSameAs(error);
          assertAtOnce(failed.thenApply(value -> value)).isSameAs(error);
          assertAtOnce(failed.minimalCompletionStage()).isSameAs(error);
          assertAtOnce(cancelled()).isInstanceOf(CancelledError.class);
          assertAtOnce(cancelled().thenApply(value -> value)).isInstanceOf(CancelledError.class);
        });
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertAtOnce(
      CompletionStage<String> stage) {
    var thrown = assertThatThrownBy(() -> await(stage));
    assertThat(letsOthersRun(() -> assertThatThrownBy(() -> await(stage)))).isFalse();
    return thrown;
  }

  @Test
  @DisplayName("F-33 wrapFuture of a stage that is done gives a future that is done a pass later")
  void wrapFutureTakesAPass() {
    virtual(
        () -> {
          var future = wrapFuture(done());
          assertThat(future.done()).isFalse();
          passes(1);
          assertThat(future.result()).isEqualTo("value");
        });
  }

  @Test
  @DisplayName("F-37 a stage that ends on the loop's turn ends its wrapped future a pass later")
  void endsOnTheTurn() {
    virtual(
        () -> {
          var stage = new CompletableFuture<String>();
          var future = wrapFuture(stage);
          stage.complete("value");
          getRunningLoop().callSoon(() -> assertThat(future.result()).isEqualTo("value"));
          assertThat(future.done()).isFalse();
          passes(1);
          assertThat(future.result()).isEqualTo("value");
        });
  }

  @Test
  @DisplayName("F-37 who awaits such a stage goes on in the pass after it has ended")
  void goesOnInTheNextPass() {
    virtual(
        () -> {
          var stage = new CompletableFuture<String>();
          var task = createTask(async(() -> await(stage)));
          passes(1);
          stage.complete("value");
          passes(1);
          assertThat(task.done()).isTrue();
          assertThat(task.result()).isEqualTo("value");
        });
  }

  @Test
  @DisplayName("F-37 cancelling the future of a stage cancels the stage")
  void cancelGoesToTheStage() {
    virtual(
        () -> {
          var stage = new CompletableFuture<String>();
          wrapFuture(stage).cancel();
          passes(1);
          assertThat(stage).isCancelled();
        });
  }
}

package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another order of the steps that are ready. */
@ExtendWith(NothingLeftBehind.class)
class StepOrderTest {
  private final Trail trail = Trail.create();

  private Coroutine<Void> twice(String name) {
    return async(
        () -> {
          trail.add(name);
          await(sleep(Duration.ZERO));
          trail.add(name);
        });
  }

  private void runAll(StepOrder order) {
    run(
        async(() -> await(gather(twice("a"), twice("b"), twice("c")))),
        RunOptions.defaults().virtualTime().order(order));
  }

  @Test
  void theFirstOfAllIsTheUsualOrder() {
    runAll(ready -> 0);
    trail.assertIs("a", "b", "c", "a", "b", "c");
  }

  @Test
  void theLastOfAllHoldsTheOthersBack() {
    runAll(ready -> ready.size() - 1);
    trail.assertIs("c", "c", "b", "b", "a", "a");
  }

  @Test
  void itIsAskedBeforeEachStepAndSeesWhoIsReady() {
    var most = new int[1];
    runAll(
        ready -> {
          assertThat(ready).isNotEmpty();
          most[0] = Math.max(most[0], ready.size());
          return 0;
        });
    assertThat(most[0]).isEqualTo(3);
  }

  @Test
  void anIndexOutOfTheListEndsTheRun() {
    assertThatThrownBy(() -> runAll(ready -> 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chose step 7");
  }
}

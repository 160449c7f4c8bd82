package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The move of a child to its nursery, as it says that it has started. */
@ExtendWith(NothingLeftBehind.class)
class NurseryStartMoveTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-S-04 started moves the child even if the caller was cancelled meanwhile")
  void movesUnderACancelledCaller() {
    openNursery(
        nursery -> {
          var scope = CancelScope.create();
          var outcome =
              scope.run(
                  s -> {
                    String value =
                        await(
                            nursery.<String>start(
                                status ->
                                    async(
                                        () -> {
                                          scope.cancel();
                                          status.started("moved");
                                          pause(5);
                                          trail.add("lives on");
                                        })));
                    trail.add(value);
                    tries(trail, "then", sleep(seconds(1)));
                    return value;
                  });
          assertThat(outcome.value()).isEqualTo("moved");
        });
    trail.assertIs("moved", "then raised", "lives on");
  }

  @AsyncTest
  @DisplayName("NUR-S-04 once a CancelledError has been delivered to the child, started is refused")
  void refusedOnceTold() {
    openNursery(
        nursery -> {
          var scope =
              moveOnAfter(
                  seconds(1),
                  () ->
                      await(
                          nursery.<String>start(
                              status ->
                                  async(
                                      () -> {
                                        try {
                                          pause(9);
                                        } catch (CancelledError e) {
                                          assertThatThrownBy(() -> status.started("late"))
                                              .isInstanceOf(IllegalStateException.class)
                                              .hasMessageContaining("was cancelled before");
                                          trail.add("refused");
                                          throw e;
                                        }
                                      }))));
          assertThat(scope.cancelledCaught()).isTrue();
        });
    trail.assertIs("refused");
  }

  @AsyncTest
  @DisplayName("NUR-S-04 a scope of the child's own that was cancelled does not count")
  void ownScopesDoNotCount() {
    openNursery(
        nursery -> {
          String value =
              await(
                  nursery.<String>start(
                      status ->
                          async(
                              () -> {
                                moveOnAfter(seconds(1), () -> pause(9));
                                status.started("fine");
                              })));
          assertThat(value).isEqualTo("fine");
        });
  }

  @AsyncTest
  @DisplayName("NUR-S-04 scopes that the child has opened move with it")
  void openScopesMove() {
    openNursery(
        nursery -> {
          CancelScope.create()
              .run(
                  caller -> {
                    await(
                        nursery.<Integer>start(
                            status ->
                                async(
                                    () ->
                                        CancelScope.create()
                                            .run(
                                                own -> {
                                                  status.started(1);
                                                  nap(5);
                                                  trail.add("not the caller's any more");
                                                  nap(60);
                                                }))));
                    caller.cancel();
                  });
          pause(6);
          nursery.cancelScope().cancel();
        });
    trail.assertIs("not the caller's any more");
  }
}

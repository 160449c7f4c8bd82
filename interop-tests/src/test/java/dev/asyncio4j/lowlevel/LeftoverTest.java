package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.lowlevel.Leftover.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a loop still holds. */
class LeftoverTest {
  private static void debugging(VoidBody body) {
    run(async(body), RunOptions.defaults().virtualTime().debug(true));
  }

  private static List<Kind> kinds() {
    return Leftover.of(getRunningLoop()).stream().map(Leftover::kind).toList();
  }

  @Test
  void aLoopThatHoldsNothingHasNone() {
    debugging(() -> assertThat(Leftover.of(getRunningLoop())).isEmpty());
  }

  @Test
  void aTaskComesWithItsLineAndWhereItWaits() {
    debugging(
        () -> {
          var task = createTask(sleep(Duration.ofHours(1)), "forgotten");
          await(sleep(Duration.ZERO));
          var left = Leftover.of(getRunningLoop());
          assertThat(left).extracting(Leftover::kind).containsExactly(Kind.TASK, Kind.TIMER);
          assertThat(left.get(0).text()).contains("name='forgotten'");
          assertThat(left.get(0).createdAt().getStackTrace()[0].getFileName())
              .isEqualTo("LeftoverTest.java");
          task.cancel();
        });
  }

  @Test
  void anErrorThatNobodyHasReadIsThereUntilItIsRead() {
    debugging(
        () -> {
          VoidBody fails =
              () -> {
                throw new IllegalStateException("planted");
              };
          var task = createTask(async(fails));
          await(sleep(Duration.ZERO));
          await(sleep(Duration.ZERO));
          var left = Leftover.of(getRunningLoop());
          assertThat(left).extracting(Leftover::kind).containsExactly(Kind.ERROR);
          assertThat(left.get(0).error()).hasMessage("planted");
          assertThat(task.exception()).hasMessage("planted");
          assertThat(kinds()).isEmpty();
        });
  }

  @Test
  void aThingThatIsWatchedUntilItIsClosed() {
    debugging(
        () -> {
          var thing = new Object();
          var watch = DropWatch.watch(getRunningLoop(), thing, "unclosed thing", () -> {});
          assertThat(Leftover.of(getRunningLoop()))
              .singleElement()
              .extracting(Leftover::text)
              .isEqualTo("unclosed thing");
          watch.settle();
          assertThat(kinds()).isEmpty();
          assertThat(thing).isNotNull();
        });
  }
}

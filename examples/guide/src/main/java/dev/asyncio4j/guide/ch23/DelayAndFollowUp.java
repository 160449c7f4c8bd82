package dev.asyncio4j.guide.ch23;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows how to run something after a delay, and something after something else. Python: {@code
 * 08_delay_and_follow_up.py}, Kotlin: {@code DelayAndFollowUp.kt}.
 */
public final class DelayAndFollowUp {
  private DelayAndFollowUp() {}

  static Coroutine<String> report(String text) {
    return async(
        () -> {
          System.out.println("report: " + text);
          return text.toUpperCase(Locale.ROOT);
        });
  }

  static Coroutine<String> after(double delay, Coroutine<String> coroutine) {
    return async(
        () -> {
          await(sleep(seconds(delay)));
          return await(coroutine);
        });
  }

  static Coroutine<String> followUp(Task<String> first) {
    return async(() -> await(report(await(first))));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          getRunningLoop()
              .callLater(seconds(0.02), () -> System.out.println("a plain function, after 20 ms"));
          Task<String> delayed = createTask(after(0.05, report("delayed")));
          System.out.println("not yet");
          Task<String> chained = createTask(followUp(delayed));
          List<Task<String>> late = new ArrayList<>();
          delayed.addDoneCallback(task -> late.add(createTask(report("from a callback"))));
          System.out.println(await(chained));
          System.out.println(await(late.get(0)));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}

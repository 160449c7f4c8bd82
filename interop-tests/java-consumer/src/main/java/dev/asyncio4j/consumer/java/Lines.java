package dev.asyncio4j.consumer.java;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.RunOptions;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.SubmissionPublisher;

/** Uses tasks and a publisher; no Kotlin type is on the compile path. */
public final class Lines {
  private Lines() {}

  /**
   * {@return the sum of what two coroutines give}
   *
   * @param a the first
   * @param b the second
   */
  public static int sum(int a, int b) {
    var options = RunOptions.defaults().virtualTime();
    List<Integer> both =
        run(
            async(
                () -> await(gather(sleep(Duration.ofHours(1), a), sleep(Duration.ofHours(1), b)))),
            options);
    return both.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * {@return what a publisher of the JDK publishes, joined}
   *
   * @param lines what it publishes
   */
  public static String published(List<String> lines) {
    return run(
        async(
            () -> {
              var publisher = new SubmissionPublisher<String>();
              var elements = AsyncIterable.of(publisher).iterator();
              var first = gather(elements.next());
              await(sleep(Duration.ZERO)); // subscribes
              lines.forEach(publisher::submit);
              publisher.close();
              var joined = new StringJoiner(" ").add(await(first).get(0));
              for (String line : each(elements)) joined.add(line);
              return joined.toString();
            }));
  }
}

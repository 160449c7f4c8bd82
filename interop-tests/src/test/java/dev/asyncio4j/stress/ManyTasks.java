package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of {@link CapacityTest}: that many tasks, all suspended at once, then all resumed.
 */
final class ManyTasks {
  private final int count;
  private final List<Task<Integer>> tasks = new ArrayList<>();
  private final List<Integer> resumed = new ArrayList<>();
  private int suspended;

  private ManyTasks(int count) {
    this.count = count;
  }

  public static void main(String[] arguments) {
    var program = new ManyTasks(Integer.parseInt(arguments[0]));
    run(
        async(
            () -> {
              program.main();
            }));
    System.out.println("all " + arguments[0] + " were resumed in order");
  }

  private void main() {
    var gate = getRunningLoop().<String>createFuture();
    var last = getRunningLoop().<String>createFuture();
    for (int i = 0; i < count; i++) {
      int number = i;
      tasks.add(createTask(async(() -> body(number, gate, last))));
    }
    await(last);
    check(allTasks().size() == count + 1, allTasks().size() + " tasks are alive");
    check(resumed.isEmpty(), resumed.size() + " went on too early");
    gate.setResult("open");
    for (int i = 0; i < count; i++)
      check(await(tasks.get(i)) == i, "task " + i + " has the result of another");
    for (int i = 0; i < count; i++)
      check(resumed.get(i) == i, "resumed as number " + i + ": " + resumed.get(i));
  }

  private int body(int number, Future<String> gate, Future<String> last) {
    if (++suspended == count) last.setResult("all have started");
    await(gate);
    resumed.add(number);
    return number;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) throw new IllegalStateException(otherwise);
  }
}

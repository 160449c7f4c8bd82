package dev.asyncio4j.examples.hazelcast;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import com.hazelcast.core.HazelcastInstance;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.exceptions.WorkerLostException;
import dev.asyncio4j.hazelcast.HazelcastExecutors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * A member is killed in the middle of a hundred tasks: what it had is lost, and sent again, since
 * this program knows that its tasks may run twice.
 */
public final class Lost {
  private Lost() {}

  /** The first twenty are quick; later ones hold the member that is to die until it does. */
  public static int task(int number, long doomed) throws InterruptedException {
    boolean holds = number >= 20 && ProcessHandle.current().pid() == doomed;
    if (holds) Thread.sleep(60_000);
    return number;
  }

  private static List<Future<Integer>> send(
      ExecutorService pool, Iterable<Integer> tasks, long doomed) {
    var loop = getRunningLoop();
    var sent = new ArrayList<Future<Integer>>();
    for (int n : tasks) sent.add(loop.runInExecutor(pool, () -> task(n, doomed)));
    return sent;
  }

  private static void program(HazelcastInstance hz, SecondMember second) {
    var pool = HazelcastExecutors.executor(hz, "work");
    var tasks = new ArrayList<Integer>();
    for (int n = 0; n < 100; n++) tasks.add(n);
    var sent = send(pool, tasks, second.pid());
    await(gather(sent.subList(0, 20)));
    await(toThread(second::close));
    Set<Integer> done = new HashSet<>();
    boolean someLost = false;
    while (true) {
      var lost = new ArrayList<Integer>();
      var outcomes = await(gatherOutcomes(sent));
      for (int i = 0; i < outcomes.size(); i++) {
        boolean isLost =
            outcomes.get(i) instanceof Outcome.Failure<Integer> failure
                && failure.error() instanceof WorkerLostException;
        if (isLost) lost.add(tasks.get(i));
        else done.add(outcomes.get(i).get());
      }
      if (lost.isEmpty()) break;
      if (!someLost) System.out.println("lost 1 or more");
      someLost = true;
      tasks = lost;
      sent = send(pool, tasks, second.pid());
    }
    System.out.println("done " + done.size());
  }

  public static void main(String[] args) throws Exception {
    var hz = SecondMember.first();
    try (var second = SecondMember.start(hz)) {
      run(async(() -> program(hz, second)));
    } finally {
      hz.shutdown();
    }
  }
}

package dev.asyncio4j.hazelcast;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which member gets the work, and whose the executors are. */
@ExtendWith(NothingLeftBehind.class)
class ViewsTest {
  private static final SerializableBody<Long> PID = () -> ProcessHandle.current().pid();

  @BeforeAll
  static void start() {
    Cluster.other();
  }

  private static long here() {
    return ProcessHandle.current().pid();
  }

  private static long there() {
    return Cluster.other().process().pid();
  }

  private static <T> T sent(ExecutorService executor, SerializableBody<T> work) {
    return run(async(() -> await(getRunningLoop().runInExecutor(executor, work))));
  }

  private static HashSet<Long> pids(ExecutorService executor, int times) {
    return run(
        async(
            () -> {
              var all = new ArrayList<Future<Long>>();
              for (int i = 0; i < times; i++)
                all.add(getRunningLoop().runInExecutor(executor, PID));
              return new HashSet<>(await(gather(all)));
            }));
  }

  @Test
  @DisplayName("all members get work in turn; an executor of Hazelcast's own is taken as it is")
  void everyMember() {
    assertThat(pids(HazelcastExecutors.executor(Cluster.HZ, "work"), 2))
        .containsExactlyInAnyOrder(here(), there());
    assertThat(pids(Cluster.HZ.getExecutorService("raw"), 2))
        .containsExactlyInAnyOrder(here(), there());
  }

  @Test
  @DisplayName("E-09 executors of one name in two clusters are told apart")
  void twoClusters() {
    assertThat(pids(Cluster.HZ.getExecutorService("same"), 2))
        .containsExactlyInAnyOrder(here(), there());
    int port = ServerProcess.freePort();
    var alone = Hazelcast.newHazelcastInstance(MemberMain.config(port, port));
    try {
      assertThat(pids(alone.getExecutorService("same"), 2)).containsExactly(here());
    } finally {
      alone.shutdown();
    }
    assertThat(pids(Cluster.HZ.getExecutorService("same"), 2))
        .containsExactlyInAnyOrder(here(), there());
  }

  @Test
  @DisplayName("one member, the owner of a key, the members of a selector")
  void someMembers() {
    var member = Cluster.other().member();
    assertThat(pids(HazelcastExecutors.onMember(Cluster.HZ, "work", member), 4))
        .containsExactly(there());
    assertThat(pids(HazelcastExecutors.onMembers(Cluster.HZ, "work", m -> m.localMember()), 4))
        .containsExactly(here());
    for (int key = 0; key < 8; key++) {
      var partition = Cluster.HZ.getPartitionService().getPartition(key);
      Member owner;
      Set<Long> pids;
      do {
        owner = partition.getOwner();
        pids = pids(HazelcastExecutors.onKeyOwner(Cluster.HZ, "work", key), 1);
      } while (!owner.equals(partition.getOwner())); // it moved meanwhile, as members have come
      assertThat(pids).containsExactly(owner.localMember() ? here() : there());
    }
    var nobody = HazelcastExecutors.onMembers(Cluster.HZ, "work", m -> false);
    assertThat(catchThrowable(() -> sent(nobody, PID)))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("no member is selected");
  }

  @Test
  @DisplayName("onAll gives how it ended on each")
  void onAll() {
    long here = here();
    var all =
        run(
            HazelcastExecutors.onAll(
                Cluster.HZ,
                "work",
                () -> {
                  if (ProcessHandle.current().pid() == here) throw new IllegalStateException("x");
                  return ProcessHandle.current().pid();
                }));
    assertThat(all.keySet()).containsExactlyElementsOf(Cluster.members());
    all.forEach(
        (member, outcome) -> {
          if (member.localMember()) assertThat(outcome).isInstanceOf(Outcome.Failure.class);
          else assertThat(outcome.get()).isEqualTo(there());
        });
  }

  @Test
  @DisplayName("E-09 results come on the turn of the calling loop; two loops share a cluster")
  void twoLoops() {
    var executor = HazelcastExecutors.executor(Cluster.HZ, "work");
    var other = CompletableFuture.supplyAsync(() -> pids(executor, 100));
    run(
        async(
            () -> {
              var turns = new ArrayList<String>();
              var future = getRunningLoop().runInExecutor(executor, () -> "there");
              future.addDoneCallback(done -> turns.add(Thread.currentThread().getName()));
              getRunningLoop().callSoon(() -> turns.add(Thread.currentThread().getName()));
              await(future);
              assertThat(new HashSet<>(turns)).hasSize(1);
            }));
    assertThat(other.join()).hasSize(2);
  }

  @Test
  @DisplayName("E-11 a shut down executor refuses in the call")
  void shutDown() {
    var raw = Cluster.HZ.getExecutorService("ended");
    var view = HazelcastExecutors.executor(Cluster.HZ, "ended");
    raw.shutdown();
    assertThat(view.isShutdown()).isTrue();
    run(
        async(
            () -> {
              for (var executor : List.of(raw, view)) {
                var error = catchThrowable(() -> getRunningLoop().runInExecutor(executor, PID));
                assertThat(error).isInstanceOf(RejectedExecutionException.class);
              }
            }));
  }

  @Test
  @DisplayName("E-11 a member whose queue is full refuses its work, and no other")
  void full() {
    var member = Cluster.other().member();
    var executor = HazelcastExecutors.onMember(Cluster.HZ, "full", member);
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var runs =
                  loop.runInExecutor(
                      executor,
                      () -> {
                        Board.put("full runs", "yes");
                        return Board.await("full goes on");
                      });
              Board.await("full runs", runs);
              var all = new ArrayList<Future<String>>();
              for (int i = 0; i < 5; i++) {
                all.add(loop.runInExecutor(executor, () -> Board.await("full goes on")));
              }
              var refused = 0;
              var ended = asCompleted(all);
              var first = catchThrowable(() -> await(ended.iterator().next()));
              assertThat(first).isInstanceOf(RejectedExecutionException.class);
              Board.put("full goes on", "yes");
              for (var outcome : await(gatherOutcomes(all))) {
                if (outcome instanceof Outcome.Failure<?> f) {
                  assertThat(f.error()).isInstanceOf(RejectedExecutionException.class);
                  refused++;
                }
              }
              assertThat(await(runs)).isEqualTo("yes");
              assertThat(refused).isBetween(1, 4);
            }));
  }

  @Test
  @DisplayName("E-12 a view outlives the loop that had it as default, and close() on it")
  void defaultExecutor() throws Exception {
    var view = HazelcastExecutors.executor(Cluster.HZ, "work");
    for (int loops = 0; loops < 2; loops++) {
      run(
          async(
              () -> {
                getRunningLoop().setDefaultExecutor(view);
                SerializableBody<Integer> work = () -> 42;
                assertThat(await(toThread(work, ThreadOptions.defaults()))).isEqualTo(42);
              }));
    }
    view.shutdown();
    assertThat(view.awaitTermination(1, TimeUnit.DAYS)).isFalse();
    assertThat(view.isShutdown()).isFalse();
    assertThat(sent(view, () -> 42)).isEqualTo(42);
    assertThat(view).hasToString("executor 'work' of " + Cluster.HZ.getName());
  }

  private interface Travelling<T> extends Callable<T>, Serializable {}

  @Test
  @DisplayName("outside of a loop a view is an executor of the JDK's kind")
  void asExecutor() throws Exception {
    var view = HazelcastExecutors.executor(Cluster.HZ, "work");
    Travelling<Integer> one = () -> 1;
    Travelling<Integer> two = () -> 2;
    assertThat(view.submit(one).get()).isEqualTo(1);
    var sum = 0;
    for (var future : view.invokeAll(List.of(one, two))) sum += future.get();
    assertThat(sum).isEqualTo(3);
    assertThat(catchThrowable(() -> view.invokeAny(List.of(two))))
        .isInstanceOf(UnsupportedOperationException.class);
    view.execute((Runnable & Serializable) () -> Board.put("executed", "yes"));
    assertThat(Board.await("executed")).isEqualTo("yes");
  }
}

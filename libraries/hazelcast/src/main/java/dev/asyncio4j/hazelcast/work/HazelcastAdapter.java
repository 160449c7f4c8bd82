package dev.asyncio4j.hazelcast.work;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import dev.asyncio4j.lowlevel.ExecutorAdapter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The way of work from a loop to executors of Hazelcast, and to views of them. */
public final class HazelcastAdapter implements ExecutorAdapter {
  /**
   * The views of executors that were given to a loop as they are. They are told apart by identity:
   * those of two clusters in this process are equal if their names are.
   */
  private final Map<IExecutorService, MemberExecutor> views =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Makes the adapter: for the service loader. */
  public HazelcastAdapter() {}

  @Override
  public boolean supports(ExecutorService executor) {
    return executor instanceof MemberExecutor || executor instanceof IExecutorService;
  }

  @Override
  public boolean remote(ExecutorService executor) {
    return true;
  }

  @Override
  public <T extends @Nullable Object> Submission<T> submit(
      ExecutorService executor, Callable<T> work) {
    var view =
        executor instanceof MemberExecutor given ? given : viewOf((IExecutorService) executor);
    return view.send(work);
  }

  private MemberExecutor viewOf(IExecutorService executor) {
    var view = views.get(executor);
    if (view != null) return view;
    var made = newView(executor);
    views.values().removeIf(MemberExecutor::isShutdown); // of clusters that are gone
    var other = views.putIfAbsent(executor, made);
    return other == null ? made : other;
  }

  private static MemberExecutor newView(IExecutorService executor) {
    var hz = instanceOf(executor);
    return new MemberExecutor(
        hz, executor.getName(), Routes.inTurn(hz, member -> !member.isLiteMember()));
  }

  /** Finds who has made the executor, which does not tell. */
  private static HazelcastInstance instanceOf(IExecutorService executor) {
    for (var hz : Hazelcast.getAllHazelcastInstances()) {
      if (hz.getDistributedObjects().stream().anyMatch(it -> it == executor)) return hz;
    }
    throw new IllegalStateException(
        executor + " is of no member in this process: use HazelcastExecutors.executor(hz, name)");
  }
}

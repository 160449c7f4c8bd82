package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipeline split by node, its results put together in order; redirected commands go alone. */
final class ClusterBatch {
  private final ClusterCore core;
  private final ClusterSender sender;
  private final Batch batch;

  ClusterBatch(ClusterCore core, ClusterSender sender, Batch batch) {
    this.core = core;
    this.sender = sender;
    this.batch = batch;
  }

  void run() {
    core.slots();
    var places = new LinkedHashMap<HostPort, List<Integer>>();
    for (int i = 0; i < batch.members.size(); i++)
      places.computeIfAbsent(target(batch.members.get(i)), node -> new ArrayList<>()).add(i);
    var parts = new ArrayList<Coroutine<@Nullable Void>>();
    for (var each : places.entrySet()) parts.add(async(() -> part(each)));
    await(gather(parts));
    places.forEach((node, of) -> of.forEach(place -> retry(place, node)));
  }

  private HostPort target(Request request) {
    var keys = KeyFinder.keys(request.spec, request.words);
    if (!keys.isEmpty())
      return sender.nodeOf(ClusterSender.slot(request.spec, keys), request.spec.readOnly());
    return core.slots().nodes().get(0).address();
  }

  private void part(Map.Entry<HostPort, List<Integer>> places) {
    var part = new Batch(core.home.port().loop().createFuture());
    for (int i : places.getValue()) {
      var member = batch.members.get(i);
      part.add(member.spec, member.words);
    }
    core.client(places.getKey()).batch(part);
    for (int i = 0; i < part.members.size(); i++)
      batch.replies.set(places.getValue().get(i), part.replies.get(i));
  }

  private void retry(int place, HostPort from) {
    var reply = batch.replies.get(place);
    var request = batch.members.get(place);
    if (reply instanceof RedisException error && isWorthIt(error, request.spec))
      batch.replies.set(place, alone(request, error, from));
  }

  private @Nullable Object alone(Request request, RedisException error, HostPort from) {
    try {
      return sender.again(request.spec, request.words, error, from);
    } catch (RedisException e) {
      return e;
    }
  }

  private static boolean isWorthIt(RedisException e, CommandSpec spec) {
    if (e instanceof MovedException
        || e instanceof AskException
        || e instanceof TryAgainException
        || e instanceof ClusterDownException) return true;
    if (e instanceof OutcomeUnknownException || e instanceof RedisTimeoutException)
      return spec.readOnly();
    return e instanceof RedisConnectionException;
  }
}

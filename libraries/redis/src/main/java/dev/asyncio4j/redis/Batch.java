package dev.asyncio4j.redis;

import dev.asyncio4j.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that are written together, and whose replies are awaited together. */
final class Batch {
  final Future<@Nullable Object> done;
  final List<Request> members = new ArrayList<>();

  /** A reply, or the error, of each member; as long as {@link #members}. */
  final List<@Nullable Object> replies = new ArrayList<>();

  /** True if nothing may come between its members, and none may be left out. */
  private final boolean atomic;

  /** True if a member may wait at the server. */
  private boolean blocking;

  private int left;

  Batch(Future<@Nullable Object> done) {
    this(done, false);
  }

  Batch(Future<@Nullable Object> done, boolean atomic) {
    this.done = done;
    this.atomic = atomic;
  }

  void add(CommandSpec spec, List<byte[]> words) {
    var member = new Member(spec, words, members.size());
    if (!atomic) member.blocksFor = Blocking.nanos(spec, words); // no command waits in a MULTI
    blocking |= member.blocksFor != 0;
    members.add(member);
    replies.add(null);
    left++;
  }

  boolean isAtomic() {
    return atomic;
  }

  boolean isBlocking() {
    return blocking;
  }

  private void ended(int place, @Nullable Object outcome) {
    replies.set(place, outcome);
    if (--left == 0 && !done.done()) done.setResult(null);
  }

  private final class Member extends Request {
    private final int place;

    Member(CommandSpec spec, List<byte[]> words, int place) {
      super(spec, words);
      this.place = place;
    }

    @Override
    void answered(@Nullable Object tree) {
      ended(place, tree);
    }

    @Override
    void failed(RedisException error) {
      ended(place, error);
    }

    @Override
    boolean givenUp() {
      return done.cancelled() && !hasBegun();
    }

    @Override
    boolean isStuck() {
      return hasBegun();
    }

    private boolean hasBegun() {
      return atomic && members.get(0).sent > 0;
    }
  }
}

package dev.asyncio4j.mongo;

import com.mongodb.client.model.Collation;
import java.time.Duration;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The options of a search; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code find}, and what a cursor is told.
 */
public final class FindOptions extends Options<FindOptions> {
  private static final FindOptions DEFAULTS = new FindOptions();

  private @Nullable Bson projection;
  private @Nullable Bson sort;
  private int skip;
  private int limit;
  private int batchSize;
  private @Nullable Bson hint;
  private @Nullable Collation collation;
  private @Nullable Duration maxTime;
  private @Nullable String comment;
  private boolean noCursorTimeout;
  private boolean allowDiskUse;
  private @Nullable Session session;

  private FindOptions() {}

  /** {@return all documents, all fields, in the server's order} */
  public static FindOptions defaults() {
    return DEFAULTS;
  }

  /** {@return which fields are given; null: all} */
  public @Nullable Bson projection() {
    return projection;
  }

  /**
   * Sets which fields are given.
   *
   * @param projection which; null for all
   * @return a changed copy
   */
  public FindOptions projection(@Nullable Bson projection) {
    return changed(copy -> copy.projection = projection);
  }

  /** {@return the order; null: the server's} */
  public @Nullable Bson sort() {
    return sort;
  }

  /**
   * Sets the order.
   *
   * @param sort the order; null for the server's
   * @return a changed copy
   */
  public FindOptions sort(@Nullable Bson sort) {
    return changed(copy -> copy.sort = sort);
  }

  /** {@return how many are left out first} */
  public int skip() {
    return skip;
  }

  /**
   * Sets how many are left out first.
   *
   * @param skip the number
   * @return a changed copy
   * @throws IllegalArgumentException unless it is 0 or more
   */
  public FindOptions skip(int skip) {
    if (skip < 0) throw new IllegalArgumentException("skip must be 0 or more, got " + skip);
    return changed(copy -> copy.skip = skip);
  }

  /** {@return how many are given at most; 0: all} */
  public int limit() {
    return limit;
  }

  /**
   * Sets how many are given at most.
   *
   * @param limit the number; 0 for all
   * @return a changed copy
   * @throws IllegalArgumentException unless it is 0 or more
   */
  public FindOptions limit(int limit) {
    if (limit < 0) throw new IllegalArgumentException("limit must be 0 or more, got " + limit);
    return changed(copy -> copy.limit = limit);
  }

  /** {@return how many come from the server at once; 0: the server decides} */
  public int batchSize() {
    return batchSize;
  }

  /**
   * Sets how many come from the server at once.
   *
   * @param batchSize the number; 0 for the server's: 101, then as many as fit into 16 MiB
   * @return a changed copy
   * @throws IllegalArgumentException unless it is 0 or more
   */
  public FindOptions batchSize(int batchSize) {
    if (batchSize < 0)
      throw new IllegalArgumentException("batchSize must be 0 or more, got " + batchSize);
    return changed(copy -> copy.batchSize = batchSize);
  }

  /** {@return the index to use; null: the server's choice} */
  public @Nullable Bson hint() {
    return hint;
  }

  /**
   * Sets the index to use.
   *
   * @param hint its keys; null for the server's choice
   * @return a changed copy
   */
  public FindOptions hint(@Nullable Bson hint) {
    return changed(copy -> copy.hint = hint);
  }

  /** {@return how texts are compared; null: as the collection has it} */
  public @Nullable Collation collation() {
    return collation;
  }

  /**
   * Sets how texts are compared.
   *
   * @param collation how; null for the collection's way
   * @return a changed copy
   */
  public FindOptions collation(@Nullable Collation collation) {
    return changed(copy -> copy.collation = collation);
  }

  /** {@return the limit of the server's work; null: none} */
  public @Nullable Duration maxTime() {
    return maxTime;
  }

  /**
   * Sets the longest time for the server's work.
   *
   * @param maxTime the time; null for none
   * @return a changed copy
   */
  public FindOptions maxTime(@Nullable Duration maxTime) {
    return changed(copy -> copy.maxTime = maxTime);
  }

  /** {@return the text for the server's log; null: none} */
  public @Nullable String comment() {
    return comment;
  }

  /**
   * Sets a text for the server's log.
   *
   * @param comment the text; null for none
   * @return a changed copy
   */
  public FindOptions comment(@Nullable String comment) {
    return changed(copy -> copy.comment = comment);
  }

  /** {@return whether the server keeps an idle cursor} */
  public boolean noCursorTimeout() {
    return noCursorTimeout;
  }

  /**
   * Sets whether the server keeps an idle cursor.
   *
   * @param noCursorTimeout true: it does
   * @return a changed copy
   */
  public FindOptions noCursorTimeout(boolean noCursorTimeout) {
    return changed(copy -> copy.noCursorTimeout = noCursorTimeout);
  }

  /** {@return whether the server may sort on disk} */
  public boolean allowDiskUse() {
    return allowDiskUse;
  }

  /**
   * Sets whether the server may sort on disk.
   *
   * @param allowDiskUse true: it may
   * @return a changed copy
   */
  public FindOptions allowDiskUse(boolean allowDiskUse) {
    return changed(copy -> copy.allowDiskUse = allowDiskUse);
  }

  /** {@return the session; null: that of the transaction around, if any} */
  public @Nullable Session session() {
    return session;
  }

  /**
   * Sets the session that it belongs to.
   *
   * @param session the session; null for that of the transaction around, if any
   * @return a changed copy
   */
  public FindOptions session(@Nullable Session session) {
    return changed(copy -> copy.session = session);
  }

  @Override
  public String toString() {
    return "FindOptions["
        + "projection="
        + projection
        + ", sort="
        + sort
        + ", skip="
        + skip
        + ", limit="
        + limit
        + ", batchSize="
        + batchSize
        + ", hint="
        + hint
        + ", collation="
        + collation
        + ", maxTime="
        + maxTime
        + ", comment="
        + comment
        + ", noCursorTimeout="
        + noCursorTimeout
        + ", allowDiskUse="
        + allowDiskUse
        + ", session="
        + session
        + "]";
  }
}

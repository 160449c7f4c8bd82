package dev.asyncio4j.mongo;

import com.mongodb.client.model.Collation;
import java.time.Duration;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The options of a write that gives a document; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code find_one_and_update} and the like.
 */
public final class ReturnOptions extends Options<ReturnOptions> {
  private static final ReturnOptions DEFAULTS = new ReturnOptions();

  private boolean returnNew;
  private @Nullable Bson projection;
  private @Nullable Bson sort;
  private boolean upsert;
  private List<? extends Bson> arrayFilters = List.of();
  private @Nullable Collation collation;
  private @Nullable Bson hint;
  private @Nullable Duration maxTime;
  private @Nullable String comment;
  private @Nullable Session session;

  private ReturnOptions() {}

  /** {@return the document as it was before, with all fields} */
  public static ReturnOptions defaults() {
    return DEFAULTS;
  }

  /** {@return whether the document is given as it is after the write, not before} */
  public boolean returnNew() {
    return returnNew;
  }

  /**
   * Sets whether the document is given as it is after the write.
   *
   * @param returnNew true: after it
   * @return a changed copy
   */
  public ReturnOptions returnNew(boolean returnNew) {
    return changed(copy -> copy.returnNew = returnNew);
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
  public ReturnOptions projection(@Nullable Bson projection) {
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
  public ReturnOptions sort(@Nullable Bson sort) {
    return changed(copy -> copy.sort = sort);
  }

  /** {@return whether a document is made where none is found} */
  public boolean upsert() {
    return upsert;
  }

  /**
   * Sets whether a document is made where none is found.
   *
   * @param upsert true: it is
   * @return a changed copy
   */
  public ReturnOptions upsert(boolean upsert) {
    return changed(copy -> copy.upsert = upsert);
  }

  /** {@return which elements of arrays an update changes; empty: as the update says} */
  public List<? extends Bson> arrayFilters() {
    return arrayFilters;
  }

  /**
   * Sets which elements of arrays an update changes.
   *
   * @param arrayFilters a filter for each {@code $[name]} of the update
   * @return a changed copy
   */
  public ReturnOptions arrayFilters(List<? extends Bson> arrayFilters) {
    return changed(copy -> copy.arrayFilters = List.copyOf(arrayFilters));
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
  public ReturnOptions collation(@Nullable Collation collation) {
    return changed(copy -> copy.collation = collation);
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
  public ReturnOptions hint(@Nullable Bson hint) {
    return changed(copy -> copy.hint = hint);
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
  public ReturnOptions maxTime(@Nullable Duration maxTime) {
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
  public ReturnOptions comment(@Nullable String comment) {
    return changed(copy -> copy.comment = comment);
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
  public ReturnOptions session(@Nullable Session session) {
    return changed(copy -> copy.session = session);
  }

  @Override
  public String toString() {
    return "ReturnOptions["
        + "returnNew="
        + returnNew
        + ", projection="
        + projection
        + ", sort="
        + sort
        + ", upsert="
        + upsert
        + ", arrayFilters="
        + arrayFilters
        + ", collation="
        + collation
        + ", hint="
        + hint
        + ", maxTime="
        + maxTime
        + ", comment="
        + comment
        + ", session="
        + session
        + "]";
  }
}

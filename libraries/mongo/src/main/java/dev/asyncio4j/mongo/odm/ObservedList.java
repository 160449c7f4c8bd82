package dev.asyncio4j.mongo.odm;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list of a document: each change is noticed, and what is put in is checked by its field.
 *
 * <p>Iterators, sublists, {@code sort}, {@code replaceAll} and {@code removeIf} come down to the
 * methods here.
 *
 * @param <T> the type of the elements
 */
final class ObservedList<T> extends AbstractList<T> implements RandomAccess, Tracked {
  private final InstanceImpl instance;
  private final Field<T> inner;
  private final List<@Nullable T> elements = new ArrayList<>();
  private boolean isModified;

  ObservedList(InstanceImpl instance, Field<T> inner) {
    this.instance = instance;
    this.inner = inner;
  }

  /** Puts in what comes from the database, or was checked. */
  void append(@Nullable T element) {
    elements.add(element);
  }

  @Override
  public T get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public void add(int index, T element) {
    elements.add(index, Check.load(instance, inner, element));
    changed();
    modCount++;
  }

  @Override
  public boolean addAll(int index, Collection<? extends T> added) {
    if (added.isEmpty()) return false;
    elements.addAll(index, Check.loadAll(instance, inner, added));
    changed();
    modCount++;
    return true;
  }

  @Override
  public boolean addAll(Collection<? extends T> added) {
    return addAll(size(), added);
  }

  @Override
  public T set(int index, T element) {
    var before = elements.set(index, Check.load(instance, inner, element));
    changed();
    return before;
  }

  @Override
  public T remove(int index) {
    var before = elements.remove(index);
    changed();
    modCount++;
    return before;
  }

  @Override
  protected void removeRange(int from, int to) {
    if (from == to) return;
    elements.subList(from, to).clear();
    changed();
    modCount++;
  }

  private void changed() {
    isModified = true;
  }

  @Override
  public boolean isModified() {
    return isModified || elements.stream().anyMatch(Tracked::isModified);
  }

  @Override
  public void clearModified() {
    isModified = false;
    elements.forEach(Tracked::clearModified);
  }
}

package interleave.course;

import interleave.course.ManagerProcess.Operation;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// A list that a manager's process keeps.
final class ManagedList<E> extends AbstractList<E> implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final ManagerLine line;
  private final long number;

  ManagedList(ManagerLine line, long number) {
    this.line = line;
    this.number = number;
  }

  @Override
  public E get(int index) {
    return Unchecked.cast(line.call(number, Operation.ELEMENT, index));
  }

  @Override
  public E set(int index, E element) {
    return Unchecked.cast(line.call(number, Operation.SET, index, element));
  }

  @Override
  public boolean add(E element) {
    return line.call(number, Operation.APPEND, element) != null;
  }

  @Override
  public void add(int index, E element) {
    Object _ = line.call(number, Operation.INSERT, index, element);
  }

  @Override
  public E remove(int index) {
    return Unchecked.cast(line.call(number, Operation.DELETE, index));
  }

  @Override
  public boolean remove(Object element) {
    return Boolean.TRUE.equals(line.call(number, Operation.REMOVE, element));
  }

  @Override
  public boolean contains(Object element) {
    return Boolean.TRUE.equals(line.call(number, Operation.CONTAINS, element));
  }

  @Override
  public int size() {
    return (int) Objects.requireNonNull(line.call(number, Operation.SIZE));
  }

  @Override
  public void clear() {
    Object _ = line.call(number, Operation.CLEAR);
  }

  /// The elements as they are now: a copy.
  @Override
  public Iterator<E> iterator() {
    List<E> copy = Unchecked.cast(line.call(number, Operation.COPY));
    return copy.iterator();
  }
}

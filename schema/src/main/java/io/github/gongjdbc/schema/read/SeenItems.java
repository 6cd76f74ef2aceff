package io.github.gongjdbc.schema.read;

/**
 * The items that a scan has delivered, each with the number of the request that brought it: a table
 * of hashes in two arrays, as a scan may have a million.
 */
final class SeenItems {
  private static final int FIRST_CAPACITY = 256;

  private long[] identities = new long[FIRST_CAPACITY];

  /** Zero where a place is free. */
  private int[] requests = new int[FIRST_CAPACITY];

  private int size;

  /**
   * Notes an item.
   *
   * @param request number of the request that brought it, from one on
   * @return the number of the request that brought it before; zero if it is new
   */
  int add(long identity, int request) {
    if (size * 4L >= requests.length * 3L) {
      grow();
    }
    int place = place(identity);
    int before = requests[place];
    if (before == 0) {
      identities[place] = identity;
      size++;
    }
    requests[place] = request;
    return before;
  }

  private int place(long identity) {
    int mask = requests.length - 1;
    long mixed = identity * 0x9e3779b97f4a7c15L;
    int place = (int) (mixed >>> 32) & mask;
    while (requests[place] != 0 && identities[place] != identity) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldIdentities = identities;
    int[] oldRequests = requests;
    identities = new long[oldIdentities.length * 2];
    requests = new int[oldRequests.length * 2];
    for (int i = 0; i < oldRequests.length; i++) {
      if (oldRequests[i] != 0) {
        int place = place(oldIdentities[i]);
        identities[place] = oldIdentities[i];
        requests[place] = oldRequests[i];
      }
    }
  }
}

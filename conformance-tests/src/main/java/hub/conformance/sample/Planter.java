package hub.conformance.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plants faults into good records: so many of each kind, never two in one record, the places drawn by seed. */
final class Planter {
    private final Random random;

    Planter(Random random) {
        this.random = random;
    }

    /** So many faults of a kind. */
    record Dose(FaultKind kind, int count) {}

    /**
     * The same items in the same order, some with faults.
     *
     * @param items good records; only those of {@code type} in which nothing is planted yet are touched
     */
    List<Item> plant(List<Item> items, String type, List<Dose> doses) {
        List<Item> planted = new ArrayList<>(items);
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).record().type().name().equals(type)) {
                free.add(i);
            }
        }
        for (Dose dose : doses) {
            for (int i = 0; i < dose.count(); i++) {
                int place = free.remove(random.nextInt(free.size()));
                planted.set(place, planted.get(place).with(dose.kind()));
            }
        }
        return planted;
    }

    /**
     * Plants faults into cells that tell of a trainee and of the training at once: both records have the fault, and the training waits for
     * its trainee besides.
     *
     * @param items pairs of a trainee and a training record, one pair a row
     * @param rows only the first so many rows are touched
     */
    List<Item> plantInRows(List<Item> items, int rows, List<Dose> doses) {
        List<Item> planted = new ArrayList<>(items);
        List<Integer> free = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            free.add(row);
        }
        for (Dose dose : doses) {
            for (int i = 0; i < dose.count(); i++) {
                int row = free.remove(random.nextInt(free.size()));
                FaultKind kind = dose.kind();
                Item trainee = planted.get(row * 2);
                planted.set(row * 2, trainee.suffering(new Expected(kind.code(), kind.traineeField())));
                planted.set(
                        row * 2 + 1,
                        planted.get(row * 2 + 1).with(kind).alsoFinding(new Expected("REF-0004", "traineeNumber")));
            }
        }
        return planted;
    }
}

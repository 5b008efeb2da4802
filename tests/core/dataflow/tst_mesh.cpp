// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <set>
#include <tuple>

#include "core/base/random.h"
#include "core/dataflow/mesh.h"

using namespace pim;
using dataflow::Mesh;
using dataflow::MeshRequest;
using design::Cell;

namespace {

using Link = std::tuple<int, int, int, int>;

/// Along the row first, then along the column.
std::set<Link> route(Cell from, Cell to)
{
    std::set<Link> links;
    while (from.col != to.col) {
        const int next = from.col + (to.col > from.col ? 1 : -1);
        links.insert({ from.row, from.col, from.row, next });
        from.col = next;
    }
    while (from.row != to.row) {
        const int next = from.row + (to.row > from.row ? 1 : -1);
        links.insert({ from.row, from.col, next, from.col });
        from.row = next;
    }
    return links;
}

std::vector<Cell> cellsOf(const Mesh& mesh, std::size_t layer)
{
    const auto cells = mesh.cells(layer);
    return { cells.begin(), cells.end() };
}

const std::vector<int> kNone {}, kFirst { 0 }, kSecond { 1 }, kFirstTwo { 0, 1 };

} // namespace

class TestMesh : public QObject
{
    Q_OBJECT
private slots:
    void placesLayersAlongTheSnake();
    void routesAlongTheRowFirst();
    void takesOppositeDirectionsForDifferentLinks();
    void putsVectorLayersWhereTheirFirstProviderMerges();
    void letsSharingLayersUseTheSameCells();
    void bringsTheInputInAtTheCorner();
    void takesPlacesThatTheDesignGives();
    void hasNoRoutesOnASingleMacro();
    void agreesWithSetsOfLinksOnRandomMeshes();
};

/// M = 10: ceil(sqrt 10) = 4 rows, ceil(10 / 4) = 3 columns. Right, then left, then right again:
///   0 0 1
///   2 1 1     (row 1 is filled from the right)
///   2 2 2
///   .  .  3   (row 3 from the right)
void TestMesh::placesLayersAlongTheSnake()
{
    Mesh mesh;
    const std::vector<MeshRequest> layers { { true, 2, -1, kNone, false }, { true, 3, -1, kFirst, false }, { true, 4, -1, kNone, false }, { true, 1, -1, kNone, false } };
    mesh.build(layers, 10);
    QCOMPARE(mesh.rows(), 4);
    QCOMPARE(mesh.cols(), 3);
    QCOMPARE(cellsOf(mesh, 0), (std::vector<Cell> { { 0, 0 }, { 0, 1 } }));
    QCOMPARE(cellsOf(mesh, 1), (std::vector<Cell> { { 0, 2 }, { 1, 2 }, { 1, 1 } }));
    QCOMPARE(cellsOf(mesh, 2), (std::vector<Cell> { { 1, 0 }, { 2, 0 }, { 2, 1 }, { 2, 2 } }));
    QCOMPARE(cellsOf(mesh, 3), (std::vector<Cell> { { 3, 2 } }));
    QCOMPARE(mesh.mergeCell(1), (Cell { 1, 1 }));
    QCOMPARE(mesh.mergeCell(2), (Cell { 2, 2 }));
}

/// M = 5: 3 rows, 2 columns. Layer 0 on (0,0); layer 1 on (0,1), (1,1); layer 2 on (1,0), (2,0).
///   transfer 1: from (0,0) to (0,1): east; to (1,1): east, south. 2 hops, 2 links.   merge 1: (0,1) south. 1 hop.
///   transfer 2: from (1,1) to (1,0): west; to (2,0): west, south at (1,0). 2 hops, 2 links.   merge 2: (1,0) south.
/// Transfer and merge of layer 1 share (0,1) south, those of layer 2 (1,0) south: two conflicts.
void TestMesh::routesAlongTheRowFirst()
{
    Mesh mesh;
    const std::vector<MeshRequest> layers { { true, 1, -1, kNone, false }, { true, 2, -1, kFirst, false }, { true, 2, -1, kSecond, false } };
    mesh.build(layers, 5);
    QCOMPARE(mesh.rows(), 3);
    QCOMPARE(mesh.cols(), 2);
    QCOMPARE(mesh.transferHops(0), 0);
    QCOMPARE(mesh.mergeHops(0), 0);
    QCOMPARE(mesh.transferHops(1), 2);
    QCOMPARE(mesh.transferLinks(1), 2);
    QCOMPARE(mesh.mergeHops(1), 1);
    QCOMPARE(mesh.mergeLinks(1), 1);
    QCOMPARE(mesh.transferHops(2), 2);
    QCOMPARE(mesh.transferLinks(2), 2);
    QCOMPARE(mesh.mergeHops(2), 1);
    QCOMPARE(mesh.conflictPairs(), 2);
    QVERIFY(mesh.conflict(2, 3) && mesh.conflict(3, 2));
    QVERIFY(mesh.conflict(4, 5));
    QVERIFY(!mesh.conflict(2, 4));
    QCOMPARE(mesh.conflicts(2).size(), 1U);
    QCOMPARE(mesh.conflicts(2)[0], 3);
    QVERIFY(mesh.conflicts(0).empty());
}

/// Layer 1 reads from the left over (0,1)->(0,2), layer 2 from the right over (0,2)->(0,1): different links.
void TestMesh::takesOppositeDirectionsForDifferentLinks()
{
    Mesh mesh;
    const std::vector<std::vector<Cell>> places { { { 0, 0 } }, { { 0, 2 } }, { { 0, 1 } } };
    const std::vector<MeshRequest> layers { { true, 1, -1, kNone, false }, { true, 1, -1, kFirst, false }, { true, 1, -1, kSecond, false } };
    mesh.build(layers, 3, places);
    QCOMPARE(mesh.transferHops(1), 2);
    QCOMPARE(mesh.transferHops(2), 1);
    QCOMPARE(mesh.conflictPairs(), 0);
    // When layer 2 reads layer 0 instead, both use (0,0)->(0,1).
    const std::vector<MeshRequest> fan { { true, 1, -1, kNone, false }, { true, 1, -1, kFirst, false }, { true, 1, -1, kFirst, false } };
    mesh.build(fan, 3, places);
    QCOMPARE(mesh.conflictPairs(), 1);
    QVERIFY(mesh.conflict(2, 4));
}

/// Snake of 4 on 2 x 2: layer 0 (0,0), (0,1); layer 1 (1,1), (1,0). A sum of both lives where layer 0 merges, (0,1); what
/// layer 1 merged at (1,0) comes over (1,0)->(1,1) and (1,1)->(0,1): 2 hops. Nothing is to merge.
void TestMesh::putsVectorLayersWhereTheirFirstProviderMerges()
{
    Mesh mesh;
    const std::vector<MeshRequest> layers { { true, 2, -1, kNone, false }, { true, 2, -1, kFirst, false }, { false, 1, -1, kFirstTwo, false } };
    mesh.build(layers, 4);
    QCOMPARE(cellsOf(mesh, 2), (std::vector<Cell> { { 0, 1 } }));
    QCOMPARE(mesh.mergeCell(2), (Cell { 0, 1 }));
    QCOMPARE(mesh.transferHops(2), 2);
    QCOMPARE(mesh.transferLinks(2), 2);
    QCOMPARE(mesh.mergeHops(2), 0);
}

/// Layers 0 and 2 share 1 + 2 macros. They take three cells, in layer order before layer 1; layer 0 merges in the last of
/// them, layer 2 in the first.
void TestMesh::letsSharingLayersUseTheSameCells()
{
    Mesh mesh;
    const std::vector<MeshRequest> layers { { true, 3, -1, kNone, false }, { true, 1, -1, kFirst, false }, { true, 3, 0, kSecond, false } };
    mesh.build(layers, 4);
    QCOMPARE(cellsOf(mesh, 0), (std::vector<Cell> { { 0, 0 }, { 0, 1 }, { 1, 1 } }));
    QCOMPARE(cellsOf(mesh, 1), (std::vector<Cell> { { 1, 0 } }));
    QCOMPARE(cellsOf(mesh, 2), cellsOf(mesh, 0));
    QCOMPARE(mesh.mergeCell(0), (Cell { 1, 1 }));
    QCOMPARE(mesh.mergeCell(2), (Cell { 0, 0 }));
    // The partner next to it works too.
    const std::vector<MeshRequest> adjacent { { true, 2, -1, kNone, false }, { true, 2, 0, kFirst, false } };
    mesh.build(adjacent, 2);
    QCOMPARE(cellsOf(mesh, 1), cellsOf(mesh, 0));
    QVERIFY(!(mesh.mergeCell(1) == mesh.mergeCell(0)));
}

/// From the port one hop into the macro at (0,0), then as from there. Layer 0 on (0,0) and (0,1): 2 hops over one link.
void TestMesh::bringsTheInputInAtTheCorner()
{
    Mesh mesh;
    const std::vector<MeshRequest> layers { { true, 2, -1, kNone, true }, { true, 1, -1, kFirst, false } };
    mesh.build(layers, 3);
    QCOMPARE(mesh.transferHops(0), 2);
    QCOMPARE(mesh.transferLinks(0), 1);
    QVERIFY(mesh.conflict(0, 1)); // it merges over the same link
}

void TestMesh::takesPlacesThatTheDesignGives()
{
    Mesh mesh;
    const std::vector<std::vector<Cell>> places { { { 4, 1 }, { 0, 1 } }, { { 2, 5 } } };
    const std::vector<MeshRequest> layers { { true, 2, -1, kNone, false }, { true, 1, -1, kFirst, false } };
    mesh.build(layers, 3, places);
    QCOMPARE(mesh.rows(), 5);
    QCOMPARE(mesh.cols(), 6);
    QCOMPARE(cellsOf(mesh, 0), places[0]);
    QCOMPARE(mesh.mergeCell(0), (Cell { 0, 1 })); // the last one
    QCOMPARE(mesh.mergeHops(0), 4);
    QCOMPARE(mesh.transferHops(1), 2 + 4);
    mesh.build(layers, 3); // and nothing of it is left afterwards
    QCOMPARE(mesh.rows(), 2);
    QCOMPARE(mesh.cols(), 2);
    QCOMPARE(cellsOf(mesh, 1), (std::vector<Cell> { { 1, 1 } }));
}

void TestMesh::hasNoRoutesOnASingleMacro()
{
    Mesh mesh;
    const std::vector<MeshRequest> layers { { true, 1, -1, kNone, false }, { false, 1, -1, kFirst, false } };
    mesh.build(layers, 1);
    QCOMPARE(mesh.rows(), 1);
    QCOMPARE(mesh.cols(), 1);
    QCOMPARE(mesh.transferHops(1), 0);
    QCOMPARE(mesh.mergeHops(0), 0);
    QCOMPARE(mesh.conflictPairs(), 0);
}

void TestMesh::agreesWithSetsOfLinksOnRandomMeshes()
{
    Mesh mesh; // one object: nothing of a mesh may leak into the next
    for (int i = 0; i < 400; ++i) {
        RandomStream random(9, static_cast<std::uint64_t>(i));
        const auto n = static_cast<std::size_t>(random.uniformInt(1, 12));
        std::vector<std::vector<int>> providers(n);
        std::vector<MeshRequest> layers(n);
        int total = 0;
        for (std::size_t l = 0; l < n; ++l) {
            for (std::int64_t k = random.uniformInt(0, l == 0 ? 0 : 2); k > 0; --k)
                providers[l].push_back(static_cast<int>(random.uniformInt(0, static_cast<std::int64_t>(l) - 1)));
            const bool owns = providers[l].empty() || random.chance(0.7);
            layers[l] = { owns, owns ? static_cast<int>(random.uniformInt(1, 9)) : 1, -1, providers[l], false };
            total += owns ? layers[l].macros : 0;
        }
        mesh.build(layers, total);
        QCOMPARE(mesh.rows(), static_cast<int>(std::ceil(std::sqrt(total))));
        std::vector<std::set<Link>> links(2 * n);
        std::set<Cell> taken;
        for (std::size_t l = 0; l < n; ++l) {
            int transfer = 0, merge = 0;
            for (const Cell to : mesh.cells(l)) {
                QVERIFY(to.row >= 0 && to.row < mesh.rows() && to.col >= 0 && to.col < mesh.cols());
                QVERIFY(!layers[l].owns || taken.insert(to).second);
                for (const int p : providers[l]) {
                    const auto way = route(mesh.mergeCell(static_cast<std::size_t>(p)), to);
                    links[2 * l].insert(way.begin(), way.end());
                    transfer = std::max(transfer, static_cast<int>(way.size()));
                }
                const auto way = route(to, mesh.mergeCell(l));
                links[2 * l + 1].insert(way.begin(), way.end());
                merge = std::max(merge, static_cast<int>(way.size()));
            }
            QCOMPARE(mesh.transferHops(l), transfer);
            QCOMPARE(mesh.mergeHops(l), merge);
            QCOMPARE(mesh.transferLinks(l), static_cast<std::int64_t>(links[2 * l].size()));
            QCOMPARE(mesh.mergeLinks(l), static_cast<std::int64_t>(links[2 * l + 1].size()));
        }
        int pairs = 0;
        for (std::size_t a = 0; a < 2 * n; ++a)
            for (std::size_t b = a + 1; b < 2 * n; ++b) {
                const bool meet = std::any_of(links[a].begin(), links[a].end(), [&](const Link& link) { return links[b].contains(link); });
                QCOMPARE(mesh.conflict(a, b), meet);
                QCOMPARE(mesh.conflict(b, a), meet);
                pairs += meet;
            }
        QCOMPARE(mesh.conflictPairs(), pairs);
    }
}

QTEST_APPLESS_MAIN(TestMesh)
#include "tst_mesh.moc"

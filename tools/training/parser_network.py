"""The network of tags and trees: word features → BiLSTM → Universal and Penn tags, arcs, relations.

Arcs are biaffine (Dozat and Manning, 2017) with a score of the relative distance that depends on the dependent."""
import dataclasses

import torch
from torch import nn

import features
from bilstm import BiLstmLayer

# Upper bounds, exclusive, of the classes of |head - dependent|; one class more beyond the last, each for both directions,
# and one for the root.
DISTANCE_BOUNDS = (2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 25, 40)
DISTANCES = 2 * (len(DISTANCE_BOUNDS) + 1) + 1


def distance_classes(length):
    """The class of each (dependent, head) of a sentence, the root as head 0: a tensor length x (length + 1)."""
    places = torch.arange(1, length + 1)
    offset = torch.arange(0, length + 1)[None, :] - places[:, None]
    size = torch.bucketize(offset.abs(), torch.tensor(DISTANCE_BOUNDS), right=True)
    classes = torch.where(offset > 0, size, size + len(DISTANCE_BOUNDS) + 1)
    classes[:, 0] = DISTANCES - 1
    return classes


@dataclasses.dataclass
class Shape:
    """The sizes of a network."""
    vocabulary: int
    upos: int
    xpos: int
    relations: int
    width: int = 128       # of a projected word
    hidden: int = 128      # of one direction of a layer
    layers: int = 2
    arc: int = 128
    label: int = 128
    word: int = 64
    affix: int = 32
    shape: int = 16


class ParserNetwork(nn.Module):
    def __init__(self, shape, vectors, dropout=0.33):
        super().__init__()
        self.shape = shape
        self.vectors = nn.Embedding.from_pretrained(torch.cat([torch.zeros(1, vectors.shape[1]), vectors]), freeze=True)
        self.words = nn.Embedding(shape.vocabulary, shape.word)
        self.affixes = nn.Embedding(features.AFFIX_ROWS, shape.affix)
        self.shapes = nn.Embedding(features.SHAPE_ROWS, shape.shape)
        for table in (self.words, self.affixes, self.shapes):
            nn.init.normal_(table.weight, std=0.1)
        inputs = vectors.shape[1] + shape.word + len(features.AFFIXES) * shape.affix + shape.shape
        self.projection = nn.Linear(inputs, 2 * shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList(BiLstmLayer(2 * shape.hidden if i else shape.width, shape.hidden)
                                    for i in range(shape.layers))
        self.root = nn.Parameter(torch.randn(2 * shape.hidden) * 0.1)
        top = 2 * shape.hidden
        self.upos = nn.Linear(top, shape.upos)
        self.xpos = nn.Linear(top, shape.xpos)
        self.arc_dependent = nn.Linear(top, shape.arc)
        self.arc_head = nn.Linear(top, shape.arc)
        self.arc_bilinear = nn.Linear(shape.arc, shape.arc)
        self.distance = nn.Linear(shape.arc, DISTANCES)
        self.label_dependent = nn.Linear(top, shape.label)
        self.label_head = nn.Linear(top, shape.label, bias=False)
        self.label = nn.Linear(shape.label, shape.relations)
        self.dropout = nn.Dropout(dropout)
        self.input_dropout = nn.Dropout(0.2)

    def encode(self, batch):
        """The contexts of the words, batch x length x 2 hidden."""
        word = torch.cat([self.vectors(batch.vectors), self.input_dropout(self.words(batch.words)),
                          self.input_dropout(self.affixes(batch.affixes).flatten(2)), self.shapes(batch.shapes)], dim=2)
        pieces = self.projection(word).unflatten(2, (self.shape.width, 2))
        context = self.input_dropout(self.norm(pieces.amax(dim=3)))
        for layer in self.layers:
            context = self.dropout(layer(context, batch.lengths))
        return context

    def arcs(self, context):
        """The scores of (dependent, head), batch x length x (length + 1), the root first."""
        size, length, _ = context.shape
        dependent = self.dropout(torch.relu(self.arc_dependent(context)))
        heads = torch.cat([self.root.expand(size, 1, -1), context], dim=1)
        head = self.dropout(torch.relu(self.arc_head(heads)))
        scores = self.arc_bilinear(dependent) @ head.transpose(1, 2)
        classes = distance_classes(length).expand(size, -1, -1)
        return scores + self.distance(dependent).gather(2, classes)

    def labels(self, context, heads):
        """The scores of the relations of words to the given heads (0 is the root), batch x length x relations."""
        size, _, width = context.shape
        sources = torch.cat([self.root.expand(size, 1, -1), context], dim=1)
        head = self.label_head(sources)
        chosen = head.gather(1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        return self.label(self.dropout(torch.relu(self.label_dependent(context) + chosen)))

"""The network that joins atoms to words and sentences: atom features → BiLSTM → what begins at each atom."""
import dataclasses

import torch
from torch import nn

import features
from bilstm import BiLstmLayer

CONTINUES, WORD, SENTENCE = range(3)
ATOM_ROWS = 1 << 13


@dataclasses.dataclass
class SegmenterShape:
    width: int = 64
    hidden: int = 64
    atom: int = 32
    shape: int = 16


def atom_row(atom):
    """The row of an atom in the table of atoms."""
    return features.fnv1a("a" + features.vocabulary_key(atom)) % ATOM_ROWS


class SegmenterNetwork(nn.Module):
    def __init__(self, shape, vectors, dropout=0.4):
        super().__init__()
        self.shape = shape
        self.vectors = nn.Embedding.from_pretrained(torch.cat([torch.zeros(1, vectors.shape[1]), vectors]), freeze=True)
        self.atoms = nn.Embedding(ATOM_ROWS, shape.atom)
        self.shapes = nn.Embedding(features.SHAPE_ROWS, shape.shape)
        for table in (self.atoms, self.shapes):
            nn.init.normal_(table.weight, std=0.1)
        # Two inputs more tell whether white space stands before the atom, and whether it is a known abbreviation.
        self.projection = nn.Linear(vectors.shape[1] + shape.atom + shape.shape + 2, 2 * shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.layer = BiLstmLayer(shape.width, shape.hidden)
        self.output = nn.Linear(2 * shape.hidden, 3)
        self.dropout = nn.Dropout(dropout)
        self.input_dropout = nn.Dropout(0.25)

    def forward(self, batch):
        """The scores of what begins at the atoms, batch x length x 3."""
        atom = torch.cat([self.vectors(batch.vectors), self.input_dropout(self.atoms(batch.atoms)), self.shapes(batch.shapes),
                          batch.spaces.unsqueeze(2), batch.abbreviations.unsqueeze(2)], dim=2)
        pieces = self.projection(atom).unflatten(2, (self.shape.width, 2))
        context = self.dropout(self.norm(pieces.amax(dim=3)))
        scores = self.output(self.dropout(self.layer(context, batch.lengths)))
        # After white space a word cannot go on.
        return scores - 1e9 * batch.spaces.unsqueeze(2) * torch.tensor([1.0, 0.0, 0.0])
